/** The texts that a page itself ties to a control: labels, names for screen readers, captions around it alone, hints. */

import { type Collection, type Control, isThereFor, type Run } from "../collect/collection";
import { attribute, byId, closest, contains, isShown, parentOf, query, rootOf } from "../dom/dom";
import { fold, tidy } from "../dom/text";
import { LABEL_MAX, NEIGHBOURS_MAX } from "../limits";

/** How the page says it. */
export type TiedBy = "label" | "aria" | "legend" | "caption" | "hint";

/** A text that the page ties to a control. */
export interface Tied {
  by: TiedBy;
  text: string;
  folded: string;
  /** The same text where it stands on the page, as far as it is one piece there. */
  run: Run | null;
}

/** The texts by which the page names a control, where the agent can see them; hints are not among them. */
export function tiedTexts(found: Collection, control: Control): Tied[] {
  const tied = control.type === "radios" ? groupTexts(found, control) : ownTexts(found, control);
  return tied.filter(
    ({ folded, run }) =>
      folded !== "" && (!run || !control.shown || isShown(run.element) || isShownTwice(found, run)),
  );
}

/** Whether a text that cannot be seen stands beside itself: libraries show one of two while a label floats. */
function isShownTwice(found: Collection, { order, folded, element }: Run): boolean {
  return [-1, 1].some((step) => {
    const beside = found.items[order + step];
    return (
      beside?.kind === "run" &&
      beside.folded === folded &&
      parentOf(beside.element) === parentOf(element) &&
      isShown(beside.element)
    );
  });
}

/** What the control says of itself: the text in it while it is empty, and remarks. */
export function hintTexts(control: Control): Tied[] {
  const { element } = control;
  const described = attribute(element, "aria-describedby").split(/\s+/);
  return [
    attribute(element, "placeholder"),
    attribute(element, "title"),
    ...described.map((id) => (id && byId(element, id)?.textContent) || ""),
    firstOption(control),
  ].flatMap((text) => (text === "" ? [] : tiedBy("hint", text)));
}

/** What a style sheet or a script shows in an element that is written in, while it is empty. */
export function emptyTexts({ element, type }: Control): Tied[] {
  if (type !== "rich") return [];
  return ["aria-placeholder", "data-placeholder"].flatMap((name) => tiedBy("hint", attribute(element, name)));
}

/** The caption of a fieldset, or the name of a component, around this control alone. */
export function captionTexts(found: Collection, control: Control, by: TiedBy = "caption"): Tied[] {
  const texts: Tied[] = [];
  const fieldset = closest(control.element, "fieldset");
  const legend = fieldset && holdsOnly(found, fieldset, control) ? query(fieldset, "legend") : null;
  if (legend) texts.push(...tiedBy(by, legend.textContent, runIn(found, legend)));
  const host = hostAround(found, control);
  if (host) texts.push(...ariaTexts(found, host), ...tiedBy("aria", attribute(host, "label")));
  return texts;
}

/** Texts that a style sheet draws before the control, in the boxes around it alone: the headers of a table that is shown as a list. */
export function drawnTexts(found: Collection, control: Control): Tied[] {
  let box = parentOf(control.element);
  for (let level = 0; box && level < DRAWN_LEVELS && holdsOnly(found, box, control); level++) {
    const drawn = drawnBefore(box);
    if (drawn !== "") return tiedBy("caption", drawn);
    box = parentOf(box);
  }
  return [];
}

/** Boxes around a control whose style may draw its label. */
const DRAWN_LEVELS = 3;

function drawnBefore(box: Element): string {
  const { content } = getComputedStyle(box, "::before");
  const attributed = /^attr\(([\w-]+)\)/.exec(content)?.[1];
  if (attributed) return attribute(box, attributed);
  return /^"((?:[^"\\]|\\.)*)"/.exec(content)?.[1]?.replace(/\\(.)/g, "$1") ?? "";
}

function ownTexts(found: Collection, control: Control): Tied[] {
  const texts: Tied[] = [];
  for (const label of found.labels.get(control.element) ?? []) {
    for (const run of found.byLabel.get(label) ?? [])
      texts.push({ by: "label", text: run.text, folded: run.folded, run });
  }
  return texts.concat(ariaTexts(found, control.element));
}

function groupTexts(found: Collection, control: Control): Tied[] {
  const group = closest(control.element, "[role=radiogroup], [role=group]");
  const texts = group && holdsOnly(found, group, control) ? ariaTexts(found, group) : [];
  return texts.concat(captionTexts(found, control, "legend"));
}

function ariaTexts(found: Collection, element: Element): Tied[] {
  const texts = tiedBy("aria", attribute(element, "aria-label"));
  const ids = attribute(element, "aria-labelledby").split(/\s+/).filter(Boolean);
  // An element that names itself too reads its value out with its label.
  const names = ids
    .slice(0, NEIGHBOURS_MAX)
    .map((id) => byId(element, id))
    .filter((name): name is Element => name !== null && !contains(element, name));
  const [first] = names;
  if (first) {
    const text = names.map(({ textContent }) => textContent).join(" ");
    texts.push(...tiedBy("aria", text, names.length === 1 ? runIn(found, first) : null));
  }
  return texts;
}

function tiedBy(by: TiedBy, text: string | null, run: Run | null = null): Tied[] {
  const short = tidy((text ?? "").slice(0, LABEL_MAX));
  const folded = fold(short);
  return folded === "" ? [] : [{ by, text: short, folded, run }];
}

/** The text of a caption as a piece of the page. */
function runIn(found: Collection, element: Element): Run | null {
  const folded = fold(tidy((element.textContent ?? "").slice(0, LABEL_MAX)));
  return found.runs.find((run) => contains(element, run.element) && run.folded === folded) ?? null;
}

/** An option that only says what is asked: no value stands behind it. */
function firstOption({ element, type }: Control): string {
  if (type !== "select") return "";
  const first = (element as HTMLSelectElement).options[0];
  return first && (first.value === "" || first.disabled) ? first.text : "";
}

/** The custom element whose shadow tree holds this control alone. */
function hostAround(found: Collection, control: Control): Element | null {
  const root = rootOf(control.element);
  if (!root || root.nodeType === Node.DOCUMENT_NODE) return null;
  const inTree = (element: Element): boolean => rootOf(element) === root;
  return isAlone(found, control, inTree) ? (root as ShadowRoot).host : null;
}

/** Whether a box frames this control alone, so that its caption is the control's label and no section's. */
function holdsOnly(found: Collection, box: Element, control: Control): boolean {
  return isAlone(found, control, (element) => contains(box, element));
}

/** Whether no other control stands inside with this one. */
function isAlone(found: Collection, control: Control, inside: (element: Element) => boolean): boolean {
  return ([-1, 1] as const).every((step) => {
    for (let i = 1; i <= NEIGHBOURS_MAX; i++) {
      const item = found.items[control.order + i * step];
      if (!item || !inside(item.element)) return true;
      if (item.kind === "control" && isThereFor(item, control)) return false;
    }
    return false;
  });
}
