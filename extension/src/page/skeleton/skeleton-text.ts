/**
 * Which texts of a page are its structure. A label may be told, what a label stands beside may not: names, numbers and
 * descriptions are values even where the page shows them as plain text. In doubt a text is masked.
 */

import { SKELETON_ATTRIBUTE_MAX_CHARS, SKELETON_OPTIONS_MAX } from "../../generated/limits";
import type { PageMap, SkeletonNode } from "../../generated/protocol";
import { attribute, closest, isField, tagOf } from "../dom/dom";
import { fold } from "../dom/text";

/** Stands for a text that is not told, so that there still is one. */
export const MASK = "xxx";

/** Characters; labels are shorter, sentences are not needed. */
const LABEL_MAX = 80;

/** Digits in a label: `Categoria 2`; with more it may be a number that belongs to somebody. */
const DIGITS_MAX = 2;

const LABELS = new Set("label legend caption th dt summary".split(" "));
const SHOWS_VALUES =
  "[class*=select2], [class*=chosen-], [class*=filter-option], [class*=multiselect], [role=combobox], [role=listbox], " +
  "[role=option], [role=status], [aria-live], output, [aria-haspopup]";
const KEPT =
  "id name type class for role aria-labelledby aria-controls aria-haspopup aria-selected aria-hidden colspan rowspan maxlength readonly disabled required contenteditable multiple tabindex data-toggle scope".split(
    " ",
  );
const WORDED = ["aria-label", "placeholder", "title"];

/** The texts that page maps know: these are labels and captions wherever they stand. */
export function vocabulary(maps: readonly PageMap[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const map of maps) {
    for (const field of map.fields) for (const label of field.labels) words.add(fold(label));
    for (const section of map.sections)
      for (const caption of [...section.captions, ...section.tabs]) words.add(fold(caption));
  }
  return words;
}

/** Whether nothing in a text looks like it belonged to a person. */
function isHarmless(text: string): boolean {
  return text.length <= LABEL_MAX && (text.match(/\d/g)?.length ?? 0) <= DIGITS_MAX && !/[@\n]/.test(text);
}

/** Whether a text is a label by its own words or by the element around it. */
export function isLabelText(text: string, parent: Element, known: ReadonlySet<string>): boolean {
  if (!isHarmless(text) || closest(parent, SHOWS_VALUES)) return false;
  if (known.has(fold(text)) || /^[*:()\s.?-]+$/.test(text)) return true;
  if (/[:：]\s*\*?$/.test(text) || /^\*|\*$/.test(text)) return true;
  if (attribute(parent, "role") === "tab") return true;
  for (let around: Element | null = parent; around; around = around.parentElement) {
    if (LABELS.has(tagOf(around))) return true;
    if (["td", "div", "body", "form", "button"].includes(tagOf(around))) return false;
  }
  return false;
}

/**
 * Finds the text that stands right before a control: its label. What stands in the same row behind another text, or
 * in the same cell behind a control, is a value that the page shows as text.
 */
export class Neighbours {
  private last: { index: number; text: string; element: Element } | null = null;
  private row: Element | null = null;
  private control: Element | null = null;
  private behindText = false;

  /** A text was met. */
  note(index: number, text: string, element: Element, told: boolean): void {
    const row = closest(element, "tr,li,p,dl,fieldset,div");
    if (row !== this.row) this.behindText = false;
    this.row = row;
    const cell = closest(element, "td,th,dd,li,p,div");
    const behindControl = this.control !== null && cell?.contains(this.control) === true;
    this.last = told || this.behindText || behindControl ? null : { index, text, element };
    this.behindText = true;
  }

  /** A control was met: tells the text before it, if it is its label. */
  meet(control: Element, nodes: SkeletonNode[]): void {
    const { last } = this;
    this.last = null;
    this.control = control;
    this.behindText = false;
    if (!last || !isHarmless(last.text) || closest(last.element, SHOWS_VALUES)) return;
    const node = nodes[last.index];
    if (node) node.text = last.text;
  }
}

/** The attributes that are structure. */
export function attributesOf(element: Element): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of KEPT) {
    if (Element.prototype.hasAttribute.call(element, name))
      found[name] = attribute(element, name)
        .slice(0, SKELETON_ATTRIBUTE_MAX_CHARS)
        .replace(/\d{8,}/g, "0");
  }
  const locked = isField(element) && Element.prototype.matches.call(element, ":read-only, :disabled");
  if (!isField(element) && !found.role) return found;
  for (const name of WORDED) {
    const text = attribute(element, name);
    const isValue = name === "title" && (locked || text === (element as HTMLInputElement).value);
    if (text && !isValue && isHarmless(text)) found[name] = text;
  }
  return found;
}

/** The names of an element's handler attributes. */
export function handlersOf(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element).filter((name: string) => name.startsWith("on"));
}

/** The captions of a select's options. */
export function optionsOf(select: HTMLSelectElement): string[] | null {
  const { options } = select;
  if (options.length > SKELETON_OPTIONS_MAX) return null;
  return Array.from(options, (option) => (isHarmless(option.text) ? option.text.trim() : MASK));
}
