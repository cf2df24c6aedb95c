/** Controls without a page, for tests of what never looks at their elements. */

import type { Control } from "../page/collect/collection";
import type { Match, Wanted } from "../page/locate/score";
import { pageField } from "./plans";

/** The control at this place of the page. */
export function control(order: number, more: Partial<Control> = {}): Control {
  const element: HTMLElement = Object.create(null); // looking at it is an error
  return {
    kind: "control",
    order,
    type: "text",
    element,
    members: [element],
    cell: null,
    id: "",
    name: "",
    shown: true,
    address: `control ${order}`,
    ...more,
  };
}

/** A field that is looked for by these labels. */
export function wanted(key: string, ...labels: string[]): Wanted {
  return { ...pageField(key), labels: labels.length > 0 ? labels : [key] };
}

/** A control that could be a field, in no known section. */
export function match(of: Control, score: number, more: Partial<Match> = {}): Match {
  return { control: of, score, label: "", placeUnknown: true, section: null, ...more };
}
