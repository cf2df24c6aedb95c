/** Brings the agent to a field. */

import { click } from "../dom/dom";
import type { View } from "../locate/view";

/** Opens the field's tab if it is hidden behind one, scrolls to the field and focuses it. False: it is not there. */
export function reveal(view: View, key: string): boolean {
  const location = view.locate(key);
  if (location.how === "text") {
    location.element.scrollIntoView({ block: "center" });
    return true;
  }
  if (location.how !== "control") return false;
  const { control, tab } = location;
  if (tab) click(tab.element);
  const members = control.members as HTMLInputElement[];
  const target = members.find((member) => member.checked) ?? control.element;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}
