/** How each field of a map stands on a page, without touching it: what a fill would find there. Reads only. */

import type { ControlKind, PageField, PageMap } from "../../generated/protocol";
import type { CheckedField } from "../../shared/checked";
import type { Control } from "../collect/collection";
import { isReadOnly } from "../controls/registry";
import { closest, isField } from "../dom/dom";
import type { View } from "../locate/view";

/** One field of the map on the page. */
export interface Surveyed extends CheckedField {
  /** Null unless the field is ready or read-only. */
  control: Control | null;
}

/** How all fields of the map stand; those that an agent has shown, too. */
export function survey(map: PageMap, view: View): Surveyed[] {
  return map.fields.map((field) => surveyed(field, view));
}

function surveyed({ key, title }: PageField, view: View): Surveyed {
  const location = view.locate(key);
  const nothing: Surveyed = { key, title, standing: "none", label: "", candidates: [], control: null };
  switch (location.how) {
    case "control": {
      const { control, label } = location;
      return { ...nothing, standing: isReadOnly(control) ? "read_only" : "ready", label, control };
    }
    case "text":
      return { ...nothing, standing: "text", label: location.label };
    case "ambiguous":
      return { ...nothing, standing: "ambiguous", candidates: location.candidates };
    case "none":
      return nothing;
  }
}

const INERT = "[inert]";

/** Whether a control can be used, and has room for what a field of this kind gets: a long text does not go into one line. */
export function hasRoomFor(kind: ControlKind, { element, type }: Control): boolean {
  if (closest(element, INERT)) return false; // a picture of a form, or what lies behind a window
  if (kind !== "textarea" || type === "textarea") return true;
  return !isField(element); // an editor, which is made of other elements
}
