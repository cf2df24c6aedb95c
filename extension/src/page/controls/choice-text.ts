/** What a choice shows: the text of the option that is chosen, or of the entry that asks for one. */

import { extentOf, isCaption } from "../collect/choices";
import {
  attribute,
  closest,
  contains,
  isField,
  isShown,
  matches,
  parentOf,
  query,
  renderedText,
  styleOf,
  walk,
} from "../dom/dom";
import { asksForChoice, fold, isReadable, tidy } from "../dom/text";

/** What a choice shows. */
export interface Shown {
  text: string;
  /** The text only asks for a choice. */
  asks: boolean;
}

/** Arrows and signs beside the text. */
const SIGNS = /^[\p{So}\p{Sm}\p{Sk}\p{Cf}\s]+|[\p{So}\p{Sm}\p{Sk}\p{Cf}\s]+$/gu;
export const LOADING = /^(carregando|loading|aguarde|buscando|procurando|pesquisando|searching)\b/;
/** How libraries call the element that shows what is chosen, and the one that asks for a choice. */
const SELECTION = /selected|selection|single-?value|value-?text|placeholder/i;
const ASKS = /placeholder/i;
/** Element Plus calls both by one name, and says by this which of them it is. */
const BOTH = /(?:^|\s)el-select__placeholder(?!.*is-transparent)/;

/** What is shown of the choice that an element opens. */
export function shownIn(element: Element): Shown {
  if (!isField(element)) return plain(textOf(element), element);
  const input = element as HTMLInputElement;
  const beside = textBeside(input);
  return beside ?? { text: input.value, asks: asksForChoice(input.value) };
}

/** What a box shows, without a list that is open in it; what stands in an input of it is shown too. */
export function textOf(box: Element): string {
  const input = query(box, "input:not([type=hidden])") as HTMLInputElement | null;
  if (input && input.value !== "" && isShown(input) && hasRoom(input)) return input.value;
  if (!query(box, INNER_LIST)) return renderedText(box);
  return textsIn(box)
    .filter((text) => !floatsIn(text, box))
    .map((text) => text.textContent ?? "")
    .join(" ");
}

const INNER_LIST =
  "ul, [role=listbox], [class*=list i], [class*=menu i], [class*=drop i], [class*=opti i], [class*=opco i]";
const FLOATING = new Set(["absolute", "fixed"]);

/** Whether an element stands in something that floats over a box. */
function floatsIn(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && at !== box; at = parentOf(at))
    if (matches(at, INNER_LIST) && FLOATING.has(styleOf(at).position)) return true;
  return false;
}

/** A text as it is compared with an option's. */
export function bare(text: string): string {
  return tidy(text).replace(SIGNS, "");
}

function plain(text: string, element: Element): Shown {
  const shown = bare(text);
  const asks = (): boolean => isPlaceholder(textsIn(element)[0] ?? element, element);
  return { text: shown, asks: asksForChoice(shown) || element.hasAttribute("data-placeholder") || asks() };
}

/** The text that stands over an input, or beside it as what is selected; null: there is none, and the input shows it. */
function textBeside(input: HTMLInputElement): Shown | null {
  const { box, scope } = extentOf(input);
  const around = box === input ? (overlapping(input, scope) ?? scope) : box;
  for (const element of textsIn(around)) {
    if (isLabel(element, input) || (!overlaps(element, input) && !isNamed(element, around, SELECTION)))
      continue;
    const text = bare(element.textContent ?? "");
    // While a list is open, what is chosen may be shown as what asks for a choice.
    const isOpen = attribute(input, "aria-expanded") === "true";
    return { text, asks: asksForChoice(text) || (!isOpen && isPlaceholder(element, around)) };
  }
  return null;
}

/** Whether a text stands in a label of the input, which may float over it and be there twice, the copy for nothing. */
function isLabel(text: Element, input: Element): boolean {
  const label = closest(text, "label");
  if (!label) return false;
  return label.hasAttribute("for") || (!contains(label, input) && !isCaption(label));
}

/** The box in which texts stand over the input, where no library names one. */
function overlapping(input: Element, scope: Element): Element | null {
  for (let box = parentOf(input); box; box = parentOf(box)) {
    if (textsIn(box).some((text) => !isLabel(text, input) && overlaps(text, input))) return box;
    if (box === scope) return null;
  }
  return null;
}

/** The innermost elements around readable texts that can be seen. */
export function textsIn(box: Element): Element[] {
  const found: Element[] = [];
  const walker = walk(box.ownerDocument, box);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.nodeType === Node.TEXT_NODE ? parentOf(node) : null;
    if (!parent || !isReadable(node.textContent ?? "") || LOADING.test(fold(node.textContent ?? "")))
      continue;
    if (isShown(parent) && styleOf(parent).opacity !== "0" && hasRoom(parent)) found.push(parent);
  }
  return found;
}

function hasRoom(element: Element): boolean {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width > 1 && height > 1;
}

/** Whether a text stands where the input stands. */
function overlaps(element: Element, input: Element): boolean {
  const a = Element.prototype.getBoundingClientRect.call(element);
  const b = Element.prototype.getBoundingClientRect.call(input);
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 0 && down * 2 > Math.min(a.height, b.height);
}

function isNamed(element: Element, box: Element, name: RegExp): boolean {
  for (let at: Element | null = element; at && contains(box, at); at = parentOf(at)) {
    if (at !== box && name.test(attribute(at, "class"))) return true;
  }
  return false;
}

function isPlaceholder(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && contains(box, at); at = parentOf(at)) {
    const names = `${attribute(at, "class")} ${attribute(at, "data-p")}`;
    if (ASKS.test(names)) return !BOTH.test(names);
  }
  return false;
}
