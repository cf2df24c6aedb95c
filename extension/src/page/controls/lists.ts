/** Lists that float over the page: which one belongs to a control, what it offers, and pressing one of its options. */

import { FLOATING_LIST } from "../collect/widgets";
import { attribute, click, closest, contains, fire, isShown, matches, queryAll, styleOf } from "../dom/dom";
import { tidy } from "../dom/text";

/** Options as widgets write them, the surest kind first: a list's options are all of the first kind found in it. */
const OPTIONS = [
  "[role=option]",
  ".x-boundlist-item, .x-combo-list-item, .dx-list-item, .ui-menu-item",
  "li",
];
const SENDS = new Set(["submit", "image", "reset"]);
const DISABLED =
  "[aria-disabled=true], [disabled], [inert], .disabled, .ui-state-disabled, .dx-state-disabled, .x-item-disabled";
const WITHHELD = "[aria-hidden=true]";

/** Lists that can be seen now. */
export function visibleLists(document: Document): Element[] {
  return Array.from(queryAll(document, FLOATING_LIST)).filter((list) => isShown(list));
}

/** The list a control names as its own, if it can be seen. */
export function linkedList(control: Element): Element | null {
  const holder = closest(control, "[aria-controls], [aria-owns]");
  if (!holder || !(holder === control || matches(holder, "[role=combobox]"))) return null;
  for (const name of ["aria-controls", "aria-owns"]) {
    for (const id of attribute(holder, name).split(/\s+/).filter(Boolean)) {
      const list = Document.prototype.getElementById.call(control.ownerDocument, id);
      if (list && isShown(list)) return list;
    }
  }
  return null;
}

/** The one list that has come into view since; null: none, or several, and then none is sure to be the control's. */
export function newList(document: Document, before: ReadonlySet<Element>): Element | null {
  const fresh = visibleLists(document).filter((list) => !before.has(list));
  const outer = fresh.filter((list) => !fresh.some((other) => other !== list && contains(other, list)));
  return outer.length === 1 ? (outer[0] ?? null) : null;
}

/** A list's options that can be chosen. */
export function optionsOf(list: Element): Element[] {
  for (const selector of OPTIONS) {
    const options = Array.from(queryAll(list, selector));
    if (options.length > 0) return options.filter((option) => isOffered(option, list));
  }
  return [];
}

/** Whether a person can see an option and choose it. Lists themselves may be withheld from assistive technology. */
function isOffered(option: Element, list: Element): boolean {
  if (!isShown(option) || closest(option, DISABLED)) return false;
  const withheld = closest(option, WITHHELD);
  if (withheld && withheld !== list && contains(list, withheld)) return false;
  return hasRoom(option);
}

/** Whether an option takes up room, or lets what is in it stand out of it. */
function hasRoom(option: Element): boolean {
  if (hasArea(option)) return true;
  return styleOf(option).overflow === "visible" && Array.from(queryAll(option, "*")).some(hasArea);
}

function hasArea(element: Element): boolean {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width > 0 && height > 0;
}

/** An option's text as the list shows it. */
export function captionOf(option: Element): string {
  return tidy(option.textContent ?? "");
}

/** Whether pressing an element could send a form or leave the page. */
export function isDangerous(element: Element): boolean {
  const button = closest(element, "button, input") as HTMLButtonElement | HTMLInputElement | null;
  if (button && SENDS.has(button.type)) return button.form !== null;
  const link = closest(element, "a[href]");
  return link !== null && !/^(#|javascript:\s*(void|;|$))/i.test(attribute(link, "href").trim());
}

/** Presses an element as a pointer does. Widgets listen to different ones of these events. */
export function press(element: Element): void {
  const init = { bubbles: true, cancelable: true, composed: true, button: 0 };
  fire(element, new PointerEvent("pointerover", init));
  fire(element, new MouseEvent("mouseover", init));
  fire(element, new PointerEvent("pointerdown", { ...init, isPrimary: true, buttons: 1 }));
  fire(element, new MouseEvent("mousedown", { ...init, buttons: 1 }));
  fire(element, new PointerEvent("pointerup", { ...init, isPrimary: true }));
  fire(element, new MouseEvent("mouseup", init));
  click(element);
}
