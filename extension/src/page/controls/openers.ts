/** What a person presses or types into to choose: the control, or what stands in front of a native select. */

import { extentOf, wrapperOf } from "../collect/choices";
import type { Control } from "../collect/collection";
import { faceOf } from "../collect/widgets";
import { attribute, closest, isField, isShown, matches, parentOf, query, queryAll } from "../dom/dom";
import { textsIn } from "./choice-text";

/** The boxes that known widgets build around their input, with what opens their list. */
const BOXES = ".dx-selectbox, .dx-autocomplete, .x-form-field-wrap, .x-form-trigger-wrap, .x-field";
const TRIGGERS = ".dx-dropdowneditor-button, .x-form-arrow-trigger";
const OPENS = "[role=combobox], [aria-haspopup]";

/** The box that a known widget has built around its input, with what opens the list. */
export const boxOf = (element: Element): Element | null => closest(element, BOXES);

/** What opens the list of a known widget. */
export function triggerOf(control: Control): Element | null {
  // ExtJS 3 puts the trigger beside the input, later versions into a cell or box beside the input's own.
  const box = boxOf(control.element) ?? parentOf(control.element);
  return box && query(box, TRIGGERS);
}

/** Whether an element stands in a known widget that opens a list. */
export function hasTrigger(element: Element): boolean {
  const box = closest(element, BOXES);
  return box !== null && query(box, TRIGGERS) !== null;
}

/** The element that a person uses: the control, or what stands in front of a native select. */
export function openerOf(control: Control): HTMLElement {
  const front = control.type === "select" ? faceOf(control.element)?.element : null;
  if (!front) return control.element;
  const opener = matches(front, OPENS) ? front : (query(front, OPENS) ?? inputIn(front));
  return (opener ?? front) as HTMLElement;
}

/** The input that shows what is chosen, in what stands in front of a select. */
function inputIn(front: Element): Element | null {
  return Array.from(queryAll(front, "input:not([type=hidden])")).find((input) => isShown(input)) ?? null;
}

/** Whether an element, or what stands around it, says that pressing it opens a list. */
export const saysThatItOpens = (opener: Element): boolean => matches(wrapperOf(opener), OPENS);

const LOCKED =
  ":disabled, [aria-disabled=true], [aria-readonly=true], .dx-state-disabled, .dx-state-readonly, .x-item-disabled";
/** How libraries name what cannot be used. */
const NAMED_LOCKED = /(?:^|[-_\s])disabled(?:[-_\s]|$)/i;

/** Whether what opens a list says, or what stands around it, that it cannot be used. */
export function isClosed(opener: Element): boolean {
  if (closest(opener, LOCKED)) return true;
  const { box } = extentOf(opener);
  return [opener, box].some((element) => NAMED_LOCKED.test(attribute(element, "class")));
}

/** The input that can be searched in, if the control has one. */
export function inputOf(control: Control): HTMLInputElement | null {
  const opener = openerOf(control);
  return isField(opener) && opener.localName === "input" ? (opener as HTMLInputElement) : null;
}

/** The text inside an element: what is pressed there is heard around it too. */
export const innerOf = (element: Element): Element =>
  isField(element) ? element : (textsIn(element)[0] ?? element);
