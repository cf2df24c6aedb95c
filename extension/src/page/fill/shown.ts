/** What a control shows to the agent, a code's description included. */

import { TEXT_MAX_CHARS } from "../../generated/limits";
import type { Control } from "../collect/collection";
import { adapterFor } from "../controls/registry";
import { cut, holdsText } from "../dom/text";
import type { View } from "../locate/view";

/** What the agent sees in a control; empty when nothing is chosen or typed. */
export function shown(view: View, control: Control): string {
  const reading = adapterFor(control).read(control);
  if (reading.empty) return "";
  const beside = view.descriptionOf(control);
  return cut(beside || reading.display || reading.value, TEXT_MAX_CHARS);
}

/** Whether a control holds the wanted value: a lookup may hold it as its code or as its description. */
export function agrees(view: View, control: Control, wanted: string): boolean {
  if (adapterFor(control).holds(control, wanted)) return true;
  const beside = view.descriptionOf(control);
  return beside !== "" && holdsText(beside, wanted);
}
