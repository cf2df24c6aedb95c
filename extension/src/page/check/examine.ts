/** Looks at a document that is not recognised as a ticket, because the agent has clicked there. Reads only. */

import type { PageMap, Taught } from "../../generated/protocol";
import type { Examined } from "../../shared/examined";
import { Watch } from "../collect/watch";
import { View } from "../locate/view";
import { evidenceOf } from "./evidence";
import { isEnough } from "./rule";
import { survey } from "./survey";

/** What of a map's fields stands in the document. `taught`: what agents have shown on this site, by field key. */
export async function examine(
  map: PageMap,
  taught: ReadonlyMap<string, Taught>,
  document: Document,
): Promise<Omit<Examined, "depth">> {
  const watch = new Watch(map, document);
  const view = new View(map, document, watch);
  try {
    for (const [key, address] of taught) view.teach(key, address);
    await view.prepare();
    const surveyed = survey(map, view);
    const evidence = evidenceOf(map, surveyed, view);
    const alike = view.hasAlike();
    const { click } = map.detection;
    const reached = [...evidence.ready.values()];
    return {
      evident: !alike && click ? isEnough(click, evidence) : false,
      alike,
      ready: reached.length,
      own: reached.filter(({ element }) => element.ownerDocument === document).length,
      total: map.fields.length,
    };
  } finally {
    watch.close();
  }
}
