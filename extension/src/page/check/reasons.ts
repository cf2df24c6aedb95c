/** Why a field is not found, as far as the page's texts tell. Reads only. */

import type { PageMap } from "../../generated/protocol";
import type { Reason } from "../../shared/checked";
import type { Collection } from "../collect/collection";
import { isShown } from "../dom/dom";
import { tidy } from "../dom/text";
import { Vocabulary } from "../locate/vocabulary";

/** A reason with the label it speaks of. */
export interface Explained {
  reason: Reason;
  label: string;
}

/** The reason for each field of the map, as if none had been found. */
export function reasons(map: PageMap, found: Collection): Map<string, Explained> {
  const explained = new Map<string, Explained>(
    map.fields.map(({ key }) => [key, { reason: "no_label", label: "" }]),
  );
  const vocabulary = new Vocabulary(map.fields);
  for (const { text, element } of found.runs) {
    for (const { wanted } of vocabulary.meaningsOf(text)) {
      if (explained.get(wanted.key)?.reason === "no_control") continue;
      explained.set(wanted.key, { reason: isShown(element) ? "no_control" : "hidden", label: tidy(text) });
    }
  }
  return explained;
}
