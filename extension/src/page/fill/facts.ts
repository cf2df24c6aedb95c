/** What the page knows already. Reads only. */

import { TEXT_MAX_CHARS, TICKET_NUMBER_MAX_CHARS } from "../../generated/limits";
import type { PageFact, PageFacts, PageMap } from "../../generated/protocol";
import { adapterFor, isReadOnly } from "../controls/registry";
import { SAVED, ticketStateOf } from "../detect/states";
import { query } from "../dom/dom";
import { cut, tidy } from "../dom/text";
import type { View } from "../locate/view";

/** The fields of the map that are on the page, with what they hold. */
export function readFacts(map: PageMap, view: View, document: Document): PageFacts {
  const fields: Record<string, PageFact> = {};
  for (const { key } of map.fields) {
    const fact = readFact(view, key);
    if (fact) fields[key] = fact;
  }
  return { map: map.id, ticket_number: ticketNumber(map, document), fields };
}

function readFact(view: View, key: string): PageFact | null {
  const location = view.locate(key);
  if (location.how === "text") {
    const text = cut(location.text, TEXT_MAX_CHARS);
    return { value: text, display: text, label: location.label, read_only: true };
  }
  if (location.how !== "control") return null;
  const { control, label } = location;
  const { value, display } = adapterFor(control).read(control);
  return {
    value: cut(value, TEXT_MAX_CHARS),
    display: cut(view.descriptionOf(control) || display, TEXT_MAX_CHARS),
    label,
    read_only: isReadOnly(control),
  };
}

/** Null: a new ticket. Empty: a saved one whose number the page does not show, as its edit window may. */
function ticketNumber(map: PageMap, document: Document): string | null {
  for (const selector of map.ticket_number) {
    const text = tidy(query(document, selector)?.textContent ?? "");
    if (text) return cut(text, TICKET_NUMBER_MAX_CHARS);
  }
  return SAVED.has(ticketStateOf(map, document)) ? "" : null;
}
