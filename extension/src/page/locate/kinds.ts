/** Which controls may be which kind of field. */

import type { ControlKind } from "../../generated/protocol";
import type { ControlType } from "../collect/collection";

const KINDS: Record<ControlKind, readonly ControlType[]> = {
  text: ["text", "textarea"],
  textarea: ["textarea", "text", "rich"],
  lookup: ["text", "textarea", "combo"],
  select: ["select", "radios", "combo", "options"],
  choice: ["radios", "select", "check", "options", "combo"],
};

/** Controls that take no text at all: a list of check boxes may show and hide the columns of the same names. */
const TAKES_NO_TEXT: readonly ControlType[] = ["check", "radios", "options"];
const WRITTEN: readonly ControlKind[] = ["text", "textarea", "lookup"];

/** Whether a control is of the kind that the map says of a field; the page decides in the end. */
export function takesKind(kind: ControlKind, type: ControlType): boolean {
  return KINDS[kind].includes(type);
}

/** Whether a control can hold what such a field holds. */
export function canHold(kind: ControlKind, type: ControlType): boolean {
  return !(TAKES_NO_TEXT.includes(type) && WRITTEN.includes(kind));
}
