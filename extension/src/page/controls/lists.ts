/** Lists that float over the page: which one belongs to a control, what it offers, and pressing one of its options. */

import { FLOATING_LIST } from "../collect/widgets";
import {
  around,
  attribute,
  byId,
  click,
  closest,
  contains,
  fire,
  isHtml,
  isShown,
  matches,
  parentOf,
  queryAll,
  queryTree,
  rootOf,
  styleOf,
  tagOf,
} from "../dom/dom";
import { asksForChoice, fold, tidy } from "../dom/text";
import type { Root } from "../dom/walk";
import { NESTING_MAX } from "../limits";
import { LOADING, textsIn } from "./choice-text";

/** Options as widgets write them, the surest kind first: a list's options are all of the first kind found in it. */
const OPTIONS = [
  "[role=option]",
  ".x-boundlist-item, .x-combo-list-item, .dx-list-item, .ui-menu-item, .ant-select-item-option",
  "[role=treeitem], [role=menuitem], [role=menuitemradio]",
  "li",
];
const SENDS = new Set(["submit", "image", "reset"]);
const DISABLED =
  "[aria-disabled=true], [disabled], [inert], .disabled, .ui-state-disabled, .dx-state-disabled, .x-item-disabled";
const WITHHELD = "[aria-hidden=true]";

/** What may be a list that says so by no role. */
const MAYBE_LIST =
  "ul, ol, [class*=list i], [class*=menu i], [class*=drop i], [class*=opti i], [class*=opco i], [class*=popup i], [class*=popper i], [class*=panel i], [class*=suspens i]";

/** Lists that can be seen now, or may be such, in the trees around an element. */
export function visibleLists(opener: Element): Element[] {
  return listsAround(opener, `${FLOATING_LIST}, ${MAYBE_LIST}`);
}

function listsAround(opener: Element, selector: string): Element[] {
  return treesAround(opener).flatMap((root) =>
    Array.from(queryTree(root, selector)).filter((list) => isInView(list)),
  );
}

/** The tree of an element and those around it. */
function treesAround(element: Element): Root[] {
  const roots: Root[] = [];
  for (let at: Element | null = element; at && roots.length < NESTING_MAX; ) {
    const root = rootOf(at);
    if (!root) break;
    roots.push(root);
    at = root.nodeType === Node.DOCUMENT_NODE ? null : around(root);
  }
  return roots;
}

/** Whether a list can be seen: some are only made transparent when they are closed. */
const isInView = (list: Element): boolean =>
  Element.prototype.checkVisibility.call(list, { visibilityProperty: true, opacityProperty: true });

/** The list a control names as its own, if it can be seen; the whole of what floats, if the list is only a part of it. */
export function linkedList(control: Element): Element | null {
  const holder = closest(control, "[aria-controls], [aria-owns]");
  if (!holder || !(holder === control || matches(holder, "[role=combobox]"))) return null;
  for (const name of ["aria-controls", "aria-owns"]) {
    for (const id of attribute(holder, name).split(/\s+/).filter(Boolean)) {
      const list = byId(control, id);
      if (list && isShown(list)) return hasArea(list) ? list : (closest(list, FLOATING_LIST_AROUND) ?? list);
    }
  }
  return null;
}

/** Libraries that draw only some of the options keep a list without room for readers of the screen beside the drawn one. */
const FLOATING_LIST_AROUND = ".ant-select-dropdown, .rc-select-dropdown";

/** The one list that has come into view since; null: none, or several, and then none is sure to be the control's. */
export function newList(opener: Element, before: ReadonlySet<Element>): Element | null {
  const fresh = (selector: string): Element[] =>
    outermost(listsAround(opener, selector).filter((list) => !before.has(list)));
  const known = fresh(FLOATING_LIST);
  if (known.length > 0) return only(known);
  return only(fresh(MAYBE_LIST).filter((list) => hasArea(list) && optionsOf(list).length > 0));
}

function outermost(lists: readonly Element[]): Element[] {
  return lists.filter((list) => !lists.some((other) => other !== list && contains(other, list)));
}

const only = (lists: readonly Element[]): Element | null => (lists.length === 1 ? (lists[0] ?? null) : null);

/** The entries that ask for a choice and stand beside a list, in what floats with it. */
export function asksBeside(list: Element, opener: Element): Element[] {
  let box = list;
  for (let level = 0; level < SEARCH_LEVELS; level++) {
    const outer = parentOf(box);
    if (!outer || matches(outer, "body, form") || contains(outer, opener)) break;
    box = outer;
  }
  return textsIn(box).filter((text) => !contains(list, text) && asksForChoice(text.textContent ?? ""));
}

/** Whether a list says that its options are still to come. */
export function isLoading(list: Element): boolean {
  return LOADING.test(fold(list.textContent ?? ""));
}

/** The input in which a list can be searched, if it has one of its own. */
export function searchOf(list: Element): HTMLInputElement | null {
  let box: Element | null = list;
  for (
    let level = 0;
    box && level < SEARCH_LEVELS && !matches(box, "body, form");
    box = parentOf(box), level++
  ) {
    const inputs = Array.from(queryAll(box, SEARCHES)).filter((input) => isShown(input) && hasArea(input));
    if (inputs.length > 0) return (only(inputs) as HTMLInputElement | null) ?? null;
  }
  return null;
}

const SEARCHES = "input:is([type=text], [type=search], :not([type])):not([readonly], [disabled])";
/** Boxes between a list and what holds its input too. */
const SEARCH_LEVELS = 3;

/** A list's options that can be chosen. */
export function optionsOf(list: Element): Element[] {
  for (const selector of OPTIONS) {
    const options = allIn(list, selector);
    if (options.some(hasRoom)) return options.filter((option) => isOffered(option, list));
  }
  return textsIn(list).filter((option) => isOffered(option, list));
}

/** What matches in a list, and in what was put into its slots. */
function allIn(list: Element, selector: string): Element[] {
  const own = Array.from(queryAll(list, selector));
  if (own.length > 0) return own;
  const slots = Array.from(queryAll(list, "slot")) as HTMLSlotElement[];
  return slots
    .flatMap((slot) => HTMLSlotElement.prototype.assignedElements.call(slot, { flatten: true }))
    .flatMap((put) => (matches(put, selector) ? [put] : Array.from(queryAll(put, selector))));
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

/**
 * What an option is called where it says more of itself: its name for assistive technology, or the text in its first line if
 * all others stand under it. What stands behind the text on one line belongs to it.
 */
export function titleOf(option: Element): string | null {
  const named = tidy(attribute(option, "aria-label"));
  if (named !== "") return named;
  const [first, second] = textsIn(option);
  if (!first || !second) return null;
  const title = Element.prototype.getBoundingClientRect.call(first);
  const under = Element.prototype.getBoundingClientRect.call(second);
  return under.top >= title.bottom - 1 ? tidy(first.textContent ?? "") : null;
}

/** Whether pressing an element could send a form or leave the page. */
export function isDangerous(element: Element): boolean {
  const button = closest(element, "button, input") as HTMLButtonElement | HTMLInputElement | null;
  if (button && SENDS.has(button.type)) return button.form !== null;
  const link = closest(element, "a[href]");
  return link !== null && !/^(#|javascript:\s*(void|;|$))/i.test(attribute(link, "href").trim());
}

/** How far a list was gone through. */
export interface Seen {
  begun: boolean;
  /** The options that were drawn when it was last moved. */
  drawn: string;
}

/** Goes on in a list that draws only what can be seen of it, from the top, once what was drawn has changed. */
export function scrollOn(box: Element, options: readonly Element[], seen: Seen): void {
  const drawn = options.map(captionOf).join("\n");
  if (seen.drawn === drawn) return;
  seen.drawn = drawn;
  if (seen.begun || box.scrollTop === 0) box.scrollTop += wayTo(box, options[options.length - 1]);
  else box.scrollTop = 0;
  seen.begun = true;
}

/** px until the last option that is drawn stands on top: all before it were seen. */
function wayTo(box: Element, last: Element | undefined): number {
  const { top } = Element.prototype.getBoundingClientRect.call(box);
  const way = last ? Element.prototype.getBoundingClientRect.call(last).top - top : 0;
  return way > 0 ? way : box.clientHeight;
}

/** Share of a list's height that its drawn options fill if they are all of them. */
const WHOLE = 0.9;

/** What is moved to see more of a list; null: all its options are drawn. */
export function scrollerOf(list: Element, options: readonly Element[]): Element | null {
  const first = options[0];
  const last = options[options.length - 1];
  if (!first || !last) return null;
  for (let box = parentOf(first); box && tagOf(box) !== "body"; box = parentOf(box)) {
    if (!contains(list, box) && !contains(box, list)) return null;
    const scrolls = box.clientHeight > 0 && styleOf(box).overflowY !== "visible";
    if (scrolls && box.clientHeight < box.scrollHeight) return isWhole(box, first, last) ? null : box;
  }
  return null;
}

function isWhole(box: Element, first: Element, last: Element): boolean {
  const top = Element.prototype.getBoundingClientRect.call(first).top;
  const { bottom } = Element.prototype.getBoundingClientRect.call(last);
  return bottom - top >= box.scrollHeight * WHOLE;
}

/** Presses an option; one that says by no role that it is one, where its text stands. */
export function pressOption(option: Element): void {
  press(option.hasAttribute("role") ? option : (textsIn(option)[0] ?? option));
}

/** Presses an element as a pointer does. Widgets listen to different ones of these events. */
export function press(element: Element): void {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const init = { bubbles: true, cancelable: true, composed: true, button: 0, ...at };
  const pointer = { ...init, isPrimary: true, pointerId: 1, pointerType: "mouse" };
  fire(element, new PointerEvent("pointerover", pointer));
  fire(element, new MouseEvent("mouseover", init));
  fire(element, new PointerEvent("pointerdown", { ...pointer, buttons: 1 }));
  fire(element, new MouseEvent("mousedown", { ...init, buttons: 1 }));
  fire(element, new PointerEvent("pointerup", pointer));
  fire(element, new MouseEvent("mouseup", init));
  if (isHtml(element)) click(element);
  else fire(element, new MouseEvent("click", init));
}
