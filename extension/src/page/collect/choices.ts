/**
 * Choices that component libraries build of other elements than a native control in sight: an input or a button that opens
 * a list, around it a box with what is shown of the choice, beside it hidden fields with what is submitted.
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
  styleOf,
  tagOf,
} from "../dom/dom";
import { CHOICE_LEVELS_MAX } from "../limits";

/** Inputs that open a list. */
export const CHOICE_INPUT =
  "[role=combobox]:not([aria-haspopup=dialog], [aria-haspopup=grid]), .ui-autocomplete-input, [aria-autocomplete=list], input[aria-haspopup=listbox], :is([role=combobox], [aria-haspopup=listbox]) input:not([type=hidden])";

/** Elements that open a list and are no inputs. */
export const CHOICE_BUTTON =
  "[role=combobox], button[aria-haspopup=listbox], [role=button][aria-haspopup=listbox], [tabindex][aria-haspopup=listbox], [role=listbox][aria-haspopup]";

/** Fields that no person can reach: what stands in front of them is what is used. */
export const MACHINES = "[aria-hidden=true][tabindex='-1']";

/** Words by which libraries name the box of a choice. */
export const NAMED =
  /(?:^|[-_\s]|mui)(?:select|select2|selectbox|combobox|combo|dropdown|dropdownlist|picker|autocomplete|choices|lookup|multiselect|selectonemenu|selectmenu|suspensa|seletor|selecao)(?:[-_\s]|$)/i;

/** What a widget does not reach beyond. */
const ENDS = "body, form, fieldset, table, tbody, tr, label, ul, ol, dl, main, section, [role=dialog]";
const CELLS = "td, th, li, dd, [role=cell], [role=gridcell]";
const FIELDS =
  "input:not([type=hidden]), select, textarea, [role=combobox], [aria-haspopup=listbox], [contenteditable]";
const OTHERS = `label, legend, ${FIELDS}`;
const BEHIND = `input[type=hidden][name], input${MACHINES}, select`;

/** The extent of a widget. */
interface Extent {
  /** The box that the library names as a choice, or the element itself. */
  box: Element;
  /** The largest box around it in which no other field and no label stands. */
  scope: Element;
}

/** What some libraries put around an input and its label in place of a role of its own. */
const WRAPPERS = "[role=combobox], [aria-haspopup=listbox]";

/** What opens the list of an input that says nothing of it; the input itself if it does, or nothing. */
export function wrapperOf(element: Element): Element {
  const around = parentOf(element);
  const wrapper = isField(element) && around ? closest(around, WRAPPERS) : null;
  return wrapper && !holdsField(wrapper, element) ? wrapper : element;
}

function holdsField(box: Element, besides: Element): boolean {
  return Array.from(queryAll(box, FIELDS)).some((other) => other !== besides && !isOutOfSight(other));
}

/** The extent of the widget that an element opens. */
export function extentOf(element: Element): Extent {
  let box = wrapperOf(element);
  let scope = box;
  for (let level = 0; level < CHOICE_LEVELS_MAX; level++) {
    const parent = parentOf(scope);
    if (!parent || matches(parent, ENDS) || holdsAnother(parent, scope)) break;
    scope = parent;
    if (matches(parent, CELLS)) break;
    if (NAMED.test(attribute(parent, "class"))) box = parent;
  }
  return { box: box === element && isField(element) ? (frameOf(element, scope) ?? box) : box, scope };
}

/** The frame drawn around an input that is too small to be one, or cannot be seen: no name tells of it. */
function frameOf(input: Element, scope: Element): Element | null {
  if (!matches(input, "input") || (widthOf(input) > SMALL && styleOf(input).opacity !== "0")) return null;
  for (let at = parentOf(input); at && contains(scope, at) && !matches(at, CELLS); at = parentOf(at)) {
    if (Number.parseFloat(styleOf(at).borderBottomWidth) > 0) return at;
  }
  return null;
}

const widthOf = (element: Element): number => Element.prototype.getBoundingClientRect.call(element).width;

/** px. An input that grows with what is typed. */
const SMALL = 40;

/** Whether a field or a label that is no part of the widget stands in a box. */
function holdsAnother(box: Element, element: Element): boolean {
  return Array.from(queryAll(box, OTHERS)).some(
    (other) =>
      !contains(other, element) && !contains(element, other) && !isOutOfSight(other) && !isCaption(other),
  );
}

/** Some libraries show what is chosen in a label that is nobody's. */
export function isCaption(element: Element): boolean {
  return (
    tagOf(element) === "label" && NAMED.test(attribute(element, "class")) && !element.hasAttribute("for")
  );
}

/** The hidden fields beside a choice, in which its value may be kept. */
export function fieldsBehind(element: Element): (HTMLInputElement | HTMLSelectElement)[] {
  const fields = Array.from(queryAll(extentOf(element).scope, BEHIND)) as (
    | HTMLInputElement
    | HTMLSelectElement
  )[];
  return fields.filter((field) => field !== element && (field.type === "hidden" || isOutOfSight(field)));
}

/** Whether a native field is kept from sight, so that something else stands for it. */
export function isOutOfSight(field: Element): boolean {
  return !isShown(field) || isClipped(field) || isLeftToMachines(field) || isSeenThrough(field);
}

/** Whether a field is transparent and lets the pointer through. */
function isSeenThrough(field: Element): boolean {
  const { opacity, pointerEvents } = styleOf(field);
  return opacity === "0" && pointerEvents === "none";
}

/** Whether a field is laid out, but no person can see or reach it. */
export function isLeftToMachines(field: Element): boolean {
  return matches(field, MACHINES) && (isClipped(field) || styleOf(field).opacity === "0");
}

/** Whether an element, or the box around it, is cut down to nothing, as for readers of the screen. */
function isClipped(element: Element): boolean {
  const around = parentOf(element);
  return (
    isTiny(element) ||
    isClippedByStyle(element) ||
    (around !== null && isTiny(around) && styleOf(around).overflow !== "visible")
  );
}

/** Borders keep an element that is cut down to nothing from being so small. */
function isClippedByStyle(element: Element): boolean {
  const { position, clip, clipPath } = styleOf(element);
  return position === "absolute" && (clip === NO_CLIP || clipPath === NO_PATH);
}

const NO_CLIP = "rect(0px, 0px, 0px, 0px)";
const NO_PATH = "inset(50%)";

function isTiny(element: Element): boolean {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width <= CLIPPED || height <= CLIPPED;
}

/** px. `clip` techniques leave one by one. */
const CLIPPED = 1;

/**
 * What stands in front of a native select that is kept from sight, if a library shows by its roles that it opens a list: the
 * box around it, or one beside it. An input that can be typed into is a control of its own, unless the select is named.
 */
export function frontOf(select: Element): Element | null {
  for (const beside of [select.nextElementSibling, select.previousElementSibling]) {
    if (!beside || isField(beside)) continue;
    if (matches(beside, CHOICE_BUTTON) || query(beside, CHOICE_BUTTON)) return beside;
  }
  let box = parentOf(select);
  for (let level = 0; box && level < FRONT_LEVELS && !matches(box, ENDS) && !matches(box, CELLS); level++) {
    const opener = matches(box, CHOICE_BUTTON) ? box : query(box, CHOICE_BUTTON);
    if (opener) return attribute(select, "id") !== "" ? box : null;
    box = parentOf(box);
  }
  return null;
}

/** Boxes that libraries put around a select, one in another. */
const FRONT_LEVELS = 2;
