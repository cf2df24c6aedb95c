/**
 * What is known of widgets that stand in front of a native control, and of those that have none behind them. A value
 * always goes to the native control where there is one, and the face in front of it is read to see that it followed.
 */

import { CARD_ELEMENT_ID } from "../../shared/constants";
import { attribute, isShown, matches, parentOf, query } from "../dom/dom";

/** The element that our own card hangs from. */
export const OUR_CARD = `#${CARD_ELEMENT_ID}`;

/**
 * Elements that only mirror or serve another control, and our own card: neither their inputs nor their texts are the
 * page's fields or labels. select2 version 3 builds `.select2-container` before the select and `.select2-drop` at the
 * end of the body, version 4 `.select2-dropdown` there; an editor counts only where a text area stands behind it.
 */
export const BELONGS_TO_WIDGET = [
  ".select2-container, .select2-drop, .select2-drop-mask, .select2-dropdown",
  ".chosen-container, .bootstrap-select > .dropdown-toggle, .bootstrap-select > .dropdown-menu, .bs-container",
  ".ui-autocomplete, .x-boundlist, .x-combo-list, .dx-dropdowneditor-overlay, [role=option]",
  "textarea + .cke, textarea + .ck-editor, textarea + .tox-tinymce, textarea + .mce-tinymce",
  OUR_CARD,
].join(", ");

/** Lists that float over the page while a choice is open; their coming and filling is worth a look. */
export const FLOATING_LIST =
  "[role=listbox], .ui-autocomplete, .x-boundlist, .x-combo-list, .dx-dropdowneditor-overlay";

/** What people see in place of a native control, and where the chosen text stands in it. */
export interface Face {
  element: Element;
  /** The element that shows the chosen text; null: the face shows more than a text. */
  caption: Element | null;
}

const SELECT_FACES: readonly [selector: string, caption: string][] = [
  [".select2-container", ".select2-selection__rendered, .select2-chosen"],
  [".chosen-container", ".chosen-single > span"],
];
const EDITOR_FACE = ".cke, .ck-editor, .tox-tinymce, .mce-tinymce";

/**
 * The widget in front of a native control; null where the control shows itself. A control counts as shown when its
 * face is: Chosen and the editors take the native one out of the layout.
 */
export function faceOf(control: Element): Face | null {
  const around = parentOf(control);
  if (around && matches(around, ".bootstrap-select")) {
    const button = query(around, ":scope > .dropdown-toggle");
    return button && { element: button, caption: query(button, ".filter-option-inner-inner") };
  }
  for (const beside of [control.nextElementSibling, control.previousElementSibling]) {
    if (!beside) continue;
    const found = SELECT_FACES.find(
      ([selector]) => control.localName === "select" && matches(beside, selector),
    );
    if (found) return { element: beside, caption: query(beside, found[1]) };
  }
  const editor = control.localName === "textarea" ? control.nextElementSibling : null;
  return editor && matches(editor, EDITOR_FACE) ? { element: editor, caption: null } : null;
}

/** A widget has hidden the control and stands for it. */
export function isShownInstead(control: Element): boolean {
  const face = faceOf(control);
  return face !== null && isShown(face.element);
}

/** The kinds of control that are made of other elements than form controls. */
export type WidgetType = "rich" | "combo" | "options";

/** The kind of an element that is a control without being a native one; null for all others. */
export function widgetType(element: Element): WidgetType | null {
  if (element.hasAttribute("contenteditable"))
    return attribute(element, "contenteditable").toLowerCase() === "false" ? null : "rich";
  const role = attribute(element, "role");
  if (role === "combobox") return query(element, "input, select, textarea") ? null : "combo";
  if (role === "radiogroup")
    return query(element, "[role=radio]") && !query(element, "input[type=radio]") ? "options" : null;
  return null;
}
