/** What a control shows to the agent, a code's description included. */

import type { Control } from "./collection";
import { adapterFor } from "./controls/adapters";
import { VALUE_MAX } from "./limits";
import { cut, holdsText } from "./text";
import type { View } from "./view";

/** What the agent sees in a control; empty when nothing is chosen or typed. */
export function shown(view: View, control: Control): string {
  const reading = adapterFor(control).read(control);
  if (reading.empty) return "";
  const beside = view.descriptionOf(control);
  return cut(beside || reading.display || reading.value, VALUE_MAX);
}

/** Whether a control holds the wanted value: a lookup may hold it as its code or as its description. */
export function agrees(view: View, control: Control, wanted: string): boolean {
  if (adapterFor(control).holds(control, wanted)) return true;
  const beside = view.descriptionOf(control);
  return beside !== "" && holdsText(beside, wanted);
}
