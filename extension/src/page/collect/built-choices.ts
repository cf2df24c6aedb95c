/**
 * Choices that a library or a page has built without saying so by a role. Their names tell that they may be one, and what
 * stands in them that they are: hidden fields, a text that asks for a choice, an arrow.
 */

import {
  attribute,
  closest,
  contains,
  isField,
  isShown,
  matches,
  parentOf,
  query,
  queryAll,
  renderedText,
} from "../dom/dom";
import { asksForChoice } from "../dom/text";
import { CHOICE_LEVELS_MAX } from "../limits";
import { isOutOfSight, NAMED } from "./choices";

/** What a built choice is made of. */
export type Built =
  /** It stands in front of a native select. */
  | { of: "select"; select: HTMLSelectElement }
  /** An input shows what is chosen. */
  | { of: "input"; input: HTMLInputElement }
  /** The box itself shows it. */
  | { of: "box" };

const BUILT_OF = new Set(["div", "span", "a", "button", "p", "section"]);
/** Parts of a page in which a list of commands opens. */
const COMMANDS = "nav, header, [role=navigation], [role=menu], [role=menubar], [role=toolbar]";
/** Names of what opens a window to search in, or a calendar. */
const OTHER_WINDOW = /lookup|date|time|color|file/i;
const OTHERS = "label[for], legend, h1, h2, h3, h4, textarea, table, [contenteditable], [role=combobox]";
const ARROW = /[▼▾⌄˅🔽⯆▿]\s*$/u;
/** px. One line with its borders, or two of a choice that wraps. */
const LINE_MIN = 12;
const LINES_MAX = 72;
const FRONT_WIDTH_MIN = 40;

const named = new Map<string, boolean>();
const NAMES_MAX = 2_000;

/** Whether an element's names say that it may be a choice. */
export function mayBeBuilt(element: Element, tag: string): boolean {
  if (!BUILT_OF.has(tag) && !tag.includes("-")) return false;
  const names = attribute(element, "class");
  if (names === "") return false;
  let may = named.get(names);
  if (may === undefined) {
    may = NAMED.test(names) && !OTHER_WINDOW.test(names);
    if (named.size >= NAMES_MAX) named.clear();
    named.set(names, may);
  }
  return may;
}

/** What an element of such a name is made of; null: it is no choice that can be seen. */
export function builtOf(element: Element): Built | null {
  if (!isLine(element) || query(element, OTHERS) || closest(element, COMMANDS)) return null;
  const inside = Array.from(queryAll(element, "input, select")) as (HTMLInputElement | HTMLSelectElement)[];
  const select = inside.find((field) => field.localName === "select") ?? selectBeside(element);
  if (select) return isOutOfSight(select) ? { of: "select", select: select as HTMLSelectElement } : null;
  const seen = inside.filter(
    (field) => field.type !== "hidden" && !isOutOfSight(field),
  ) as HTMLInputElement[];
  const [input] = seen;
  if (input) return seen.length === 1 && isOnlyRead(input) ? { of: "input", input } : null;
  return isEvident(element, inside.length > 0) ? { of: "box" } : null;
}

const isOnlyRead = (input: HTMLInputElement): boolean => input.readOnly && input.type === "text";

function selectBeside(element: Element): Element | undefined {
  return (
    [element.nextElementSibling, element.previousElementSibling].find(
      (beside) => beside?.localName === "select" && isOutOfSight(beside),
    ) ?? undefined
  );
}

function isLine(element: Element): boolean {
  if (!isShown(element)) return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width >= FRONT_WIDTH_MIN && height >= LINE_MIN && height <= LINES_MAX;
}

function isEvident(element: Element, holdsField: boolean): boolean {
  const text = renderedText(element).trim();
  if (text !== "" && asksForChoice(text)) return true;
  const beside = parentOf(element);
  const isBehind =
    holdsField || (beside !== null && query(beside, ":scope > input[type=hidden][name]") !== null);
  if (matches(element, "a, button")) return isBehind;
  return isBehind || ARROW.test(text) || matches(element, "[tabindex]:not([tabindex='-1'])");
}

/** What stands in front of a native select that is kept from sight: the box around it, or one beside it. */
export function builtFrontOf(select: Element): Element | null {
  const isFront = (element: Element | null): boolean => {
    if (!element || isField(element) || !mayBeBuilt(element, element.localName)) return false;
    const built = builtOf(element);
    return built?.of === "select" && built.select === select;
  };
  for (const beside of [select.nextElementSibling, select.previousElementSibling])
    if (isFront(beside)) return beside;
  let front: Element | null = null;
  for (let box = parentOf(select), level = 0; box && level < LEVELS; box = parentOf(box), level++) {
    if (isFront(box)) front = box;
    else if (front && !contains(front, select)) break;
  }
  return front;
}

/** Boxes that libraries put around a select, one in another. */
const LEVELS = 4;

/** The outermost box in which a read-only input shows what is chosen. */
export function builtBoxOf(input: Element): Element | null {
  let found: Element | null = null;
  for (let box = parentOf(input), level = 0; box && level < CHOICE_LEVELS_MAX; box = parentOf(box), level++) {
    if (!mayBeBuilt(box, box.localName)) continue;
    const built = builtOf(box);
    if (built?.of !== "input" || built.input !== input) break;
    found = box;
  }
  return found;
}
