/** What the page knows already. Reads only. */

import type { PageFact, PageFacts, PageMap } from "../generated/protocol";
import { adapterFor, isReadOnly } from "./controls/adapters";
import { query } from "./dom";
import { TICKET_NUMBER_MAX, VALUE_MAX } from "./limits";
import { SAVED, ticketStateOf } from "./states";
import { cut, tidy } from "./text";
import type { View } from "./view";

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
    const text = cut(location.text, VALUE_MAX);
    return { value: text, display: text, label: location.label, read_only: true };
  }
  if (location.how !== "control") return null;
  const { control, label } = location;
  const { value, display } = adapterFor(control).read(control);
  return {
    value: cut(value, VALUE_MAX),
    display: cut(view.descriptionOf(control) || display, VALUE_MAX),
    label,
    read_only: isReadOnly(control),
  };
}

/** Null: a new ticket. Empty: a saved one whose number the page does not show, as its edit window may. */
function ticketNumber(map: PageMap, document: Document): string | null {
  for (const selector of map.ticket_number) {
    const text = tidy(query(document, selector)?.textContent ?? "");
    if (text) return cut(text, TICKET_NUMBER_MAX);
  }
  return SAVED.has(ticketStateOf(map, document)) ? "" : null;
}
