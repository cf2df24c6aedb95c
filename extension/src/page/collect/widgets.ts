/**
 * What is known of widgets that stand in front of a native control, and of those that have none behind them. A value
 * always goes to the native control where there is one, and the face in front of it is read to see that it followed.
 */

import { CARD_ELEMENT_ID } from "../../shared/constants";
import { attribute, contains, isField, isShown, matches, parentOf, query, queryAll } from "../dom/dom";
import { builtBoxOf, builtFrontOf } from "./built-choices";
import { CHOICE_BUTTON, CHOICE_INPUT, extentOf, frontOf, isCaption, isOutOfSight, NAMED } from "./choices";

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
  ".ui-autocomplete, .x-boundlist, .x-combo-list, .dx-dropdowneditor-overlay, .ant-select-dropdown, [role=option]",
  "textarea + :is(.cke, .ck-editor, .tox-tinymce, .mce-tinymce, .note-editor, .jodit-container, .sun-editor)",
  OUR_CARD,
].join(", ");

/** Lists that float over the page while a choice is open; their coming and filling is worth a look. */
export const FLOATING_LIST =
  "[role=listbox]:not([aria-haspopup]), [role=tree], .ui-autocomplete, .x-boundlist, .x-combo-list, .dx-dropdowneditor-overlay, .ant-select-dropdown";

/** What people see in place of a native control, and where the chosen text stands in it. */
export interface Face {
  element: Element;
  /** The element that shows the chosen text; null: the face shows more than a text. */
  caption: Element | null;
  /** It shows by itself what is set in the control; another has to be used in its stead. */
  follows: boolean;
}

const SELECT_FACES: readonly [selector: string, caption: string][] = [
  [".select2-container", ".select2-selection__rendered, .select2-chosen"],
  [".chosen-container", ".chosen-single > span"],
];
const EDITOR_FACE =
  ".cke, .ck-editor, .tox-tinymce, .mce-tinymce, .note-editor, .jodit-container, .sun-editor";

/**
 * The widget in front of a native control; null where the control shows itself. A control counts as shown when its
 * face is: Chosen and the editors take the native one out of the layout.
 */
export function faceOf(control: Element): Face | null {
  const around = parentOf(control);
  if (around && matches(around, ".bootstrap-select")) {
    const button = query(around, ":scope > .dropdown-toggle");
    return button && { element: button, caption: query(button, ".filter-option-inner-inner"), follows: true };
  }
  const follower = followerOf(control);
  if (follower) return follower;
  if (control.localName === "select") {
    const front = isOutOfSight(control) ? (frontOf(control) ?? builtFrontOf(control)) : null;
    if (front) return { element: front, caption: front, follows: false };
  }
  if (control.localName === "input" && (matches(control, CHOICE_INPUT) || isBuiltInput(control))) {
    const { box } = extentOf(control);
    return box === control ? null : { element: box, caption: null, follows: false };
  }
  const editor = control.localName === "textarea" ? control.nextElementSibling : null;
  return editor && matches(editor, EDITOR_FACE) ? { element: editor, caption: null, follows: true } : null;
}

/**
 * Whether something stands there that may be a select's face. Asks for no layout, which is dear while a page is being
 * changed: most selects have none.
 */
export function mayHaveFace(select: Element): boolean {
  const around = parentOf(select);
  if (around && matches(around, ".bootstrap-select")) return true;
  return followerOf(select) !== null || frontOf(select) !== null || builtFrontOf(select) !== null;
}

/** The face beside a select that follows it by itself. */
export function followerOf(control: Element): Face | null {
  if (control.localName !== "select") return null;
  for (const beside of [control.nextElementSibling, control.previousElementSibling]) {
    const found = beside && SELECT_FACES.find(([selector]) => matches(beside, selector));
    if (found) return { element: beside, caption: query(beside, found[1]), follows: true };
  }
  return null;
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
  if (role === "radiogroup")
    return query(element, "[role=radio]") && !query(element, "input[type=radio]") ? "options" : null;
  return matches(element, CHOICE_BUTTON) && !isField(element) && !holdsField(element) ? "combo" : null;
}

/** Whether a native field that is used itself, or that stands for the element, is inside it. */
function holdsField(element: Element): boolean {
  return Array.from(queryAll(element, "input:not([type=hidden]), select, textarea")).some(
    (field) => !isOutOfSight(field) || faceOf(field) !== null,
  );
}

/** Whether an input shows what is chosen in a box that says by no role that it is a choice. */
export function isBuiltInput(input: Element): boolean {
  return matches(input, "input[readonly]") && builtBoxOf(input) !== null;
}

/** Whether an input that opens a list is not there to be typed into: at most, the list is searched. */
export function takesChoiceOnly(input: HTMLInputElement): boolean {
  return input.readOnly || extentOf(input).box !== input;
}

/** What only serves or shows the choice of a field: the elements in front of a native select, the rest of an input's box. */
export function partsOf(field: Element): Element[] {
  const own = field.localName === "select" ? faceOf(field) : null;
  const face = own && !own.follows ? own.element : null;
  if (face) return contains(face, field) ? besideWay(field, face) : [face];
  if (!matches(field, CHOICE_INPUT) && !isBuiltInput(field)) return [];
  const { box, scope } = extentOf(field);
  // Where no box is named, what is selected may be, beside the input.
  return box === field
    ? besideWay(field, scope).filter((part) => NAMED.test(attribute(part, "class")))
    : besideWay(field, box);
}

const LABEL_OF = "label[for]";

/** Labels may stand in what opens a list; what shows the choice may be one, too. */
function isOrHoldsLabel(element: Element): boolean {
  return (matches(element, LABEL_OF) && !isCaption(element)) || query(element, LABEL_OF) !== null;
}

/** All that stands in a box beside the way from an element up to it. */
function besideWay(element: Element, box: Element): Element[] {
  const parts: Element[] = [];
  for (let at = element; at !== box; ) {
    const parent = parentOf(at);
    if (!parent) break;
    for (const child of Array.from(parent.children))
      if (child !== at && !isOrHoldsLabel(child)) parts.push(child);
    at = parent;
  }
  return parts;
}
