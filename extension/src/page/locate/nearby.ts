/** Texts that speak for a control only because they stand near it. */

import {
  type Collection,
  type Control,
  type Item,
  isThereFor,
  outerCell,
  type Run,
} from "../collect/collection";
import {
  closest,
  contains,
  type FieldElement,
  isLocked,
  nextOf,
  parentOf,
  previousOf,
  tagOf,
} from "../dom/dom";
import { CAPTION_LEVEL, traitOf } from "../dom/tags";
import { NEIGHBOURS_MAX } from "../limits";
import { type Claim, runClaim, STRENGTH } from "./claim";
import { runsAbove } from "./table-column";

/** Elements between a label and its control that part nothing, beside inline ones. A hidden input holds no text. */
const PASSED_OVER = new Set(["br", "img", "input", "script", "svg"]);

/** A second control behind the same label (a code's description) is less likely the one meant. */
const NOT_THE_FIRST = 0.75;

/** A check box's text stands behind it. */
export function followingClaims(found: Collection, control: Control): Claim[] {
  const next = found.items[control.order + 1];
  if (next?.kind !== "run" || next.cell !== control.cell) return [];
  return [runClaim(next, STRENGTH.text)];
}

/** What stands before a control: in its cell or box, or else in the cell before. */
export function precedingClaims(found: Collection, control: Control): Claim[] {
  let rank = 1;
  const last = Math.max(0, control.order - NEIGHBOURS_MAX);
  for (let i = control.order - 1; i >= last; i--) {
    const item = found.items[i] as Item;
    if (item.cell !== control.cell) break;
    if (item.kind === "run") {
      if (namesAnother(found, item, control) || opensAnother(item, control)) continue;
      const strength = rank * nearness(found, item, control);
      return strength > 0 ? [runClaim(item, strength)] : [];
    }
    if (!isThereFor(item, control)) continue;
    if (!control.cell && parentOf(item.element) !== parentOf(control.element)) break;
    rank *= NOT_THE_FIRST;
  }
  if (!control.cell) return [];
  const before = cellClaims(found, control, control.cell, rank);
  if (before.length > 0 || rank < 1) return before;
  return runsAbove(found, control.cell, control).map((run) => runClaim(run, STRENGTH.above));
}

/** Whether a text is the label of another control by the page's own word: a radio button's caption, a check box's. */
function namesAnother(found: Collection, { element }: Run, control: Control): boolean {
  const label = closest(element, "label");
  const named = label && found.labelled.get(label);
  return named !== undefined && named !== null && !(control.members as Element[]).includes(named);
}

/** Whether a text is the caption of a part that opens and closes, and that the control is no part of. */
function opensAnother({ element, level }: Run, control: Control): boolean {
  const details = level === CAPTION_LEVEL ? closest(element, "summary")?.parentElement : null;
  return details !== null && details !== undefined && !contains(details, control.element);
}

/**
 * How sure a text before the control is its label. Less when both stand in a box with other controls, and not sure
 * enough when that box begins with a control: its texts may as well stand behind the controls.
 */
function nearness(found: Collection, run: Run, control: Control): number {
  const parent = parentOf(control.element);
  let box = parent;
  while (box && !contains(box, run.element)) box = parentOf(box);
  if (!box || !areNeighbours(box, run.element, control.element)) return 0;
  const before = edge(found, run.order, -1, box, control);
  if (before && sharesBox(run, before, box)) return 0;
  const after = edge(found, control.order, 1, box, control);
  if (before && parentOf(before.element) === parent)
    return beginsWithControl(found, before, box, control) ? 0 : STRENGTH.text;
  if (before || (after && parentOf(after.element) !== parent)) return STRENGTH.near;
  return STRENGTH.text;
}

/** Whether a text stands with another control in a box of their own. */
function sharesBox(run: Run, other: Control, outer: Element): boolean {
  let box: Element | null = run.element;
  while (box && box !== outer && !contains(box, other.element)) box = parentOf(box);
  return box !== null && box !== outer;
}

/**
 * The only text in a box with no other control, wherever it stands there: labels behind their controls are drawn over
 * or under them, or moved before them.
 */
export function companionClaims(found: Collection, control: Control): Claim[] {
  // What stands behind a radio button is its own caption.
  if (control.type === "radios") return looseLabel(found, control);
  let next = beside(found, control.order, 1, control);
  while (next && isEcho(next, control)) next = beside(found, next.order, 1, control);
  const text = next;
  if (text?.kind !== "run") return looseLabel(found, control);
  let box = parentOf(control.element);
  while (box && !contains(box, text.element)) box = parentOf(box);
  const before = beside(found, control.order, -1, control);
  const after = beside(found, text.order, 1, control);
  if (!box || (before && contains(box, before.element)) || (after && contains(box, after.element)))
    return looseLabel(found, control);
  return tagOf(box) === "body" ? [] : [runClaim(text, STRENGTH.companion)];
}

/** The next text in one direction, or the next control that is there. */
function beside(found: Collection, from: number, step: 1 | -1, control: Control): Item | undefined {
  for (let i = from + step; ; i += step) {
    const item = found.items[i];
    if (item?.kind !== "control" || isThereFor(item, control)) return item;
  }
}

/** Whether this only shows what a control beside it stands for: a code's description. */
function isEcho(item: Item, control: Control): boolean {
  if (item.kind !== "control" || parentOf(item.element) !== parentOf(control.element)) return false;
  return item.type === "text" && isLocked(item.element as FieldElement);
}

/** The only `<label>` in a box with no other control, although it names none and remarks stand between. */
function looseLabel(found: Collection, control: Control): Claim[] {
  for (let i = control.order - 1; i >= Math.max(0, control.order - NEIGHBOURS_MAX); i--) {
    const item = found.items[i] as Item;
    if (item.kind === "control") {
      if (isThereFor(item, control)) return [];
      continue;
    }
    const label = closest(item.element, "label");
    if (!label || found.labelled.has(label)) continue;
    const box = parentOf(label);
    const inside = box !== null && contains(box, control.element);
    return inside && !edge(found, control.order, 1, box, control) ? [runClaim(item, STRENGTH.companion)] : [];
  }
  return [];
}

/** Whether the first thing in the box is a control; a long row is not followed to its beginning and counts as one. */
function beginsWithControl(found: Collection, from: Control, box: Element, control: Control): boolean {
  let first: Item = from;
  for (let i = from.order - 1; i >= 0; i--) {
    const item = found.items[i] as Item;
    if (!contains(box, item.element)) break;
    if (from.order - i > NEIGHBOURS_MAX) return true;
    if (item.kind === "run" || isThereFor(item, control)) first = item;
  }
  return first.kind === "control";
}

/** Whether nothing but inline markup and pictures stands between the parts of a box that hold text and control. */
function areNeighbours(box: Element, text: Element, control: Element): boolean {
  if (text === box) return true;
  let part = text;
  for (let parent = parentOf(part); parent && parent !== box; parent = parentOf(parent)) part = parent;
  for (let next = nextOf(part); next; next = nextOf(next)) {
    if (contains(next, control)) return true;
    const tag = tagOf(next);
    if (!traitOf(tag).inline && !PASSED_OVER.has(tag)) return false;
  }
  return false;
}

/** The next control in one direction that stands inside the box, without a look at the rest. */
function edge(found: Collection, from: number, step: 1 | -1, box: Element, control: Control): Control | null {
  for (let n = 1; n <= NEIGHBOURS_MAX; n++) {
    const item = found.items[from + n * step];
    if (!item || !contains(box, item.element)) return null;
    if (item.kind === "control" && isThereFor(item, control)) return item;
  }
  return null;
}

/** The nearest cell before with a text, if no control stands in between; through nested tables outwards. */
function cellClaims(found: Collection, control: Control, start: Element, rank: number): Claim[] {
  let cell: Element | null = start;
  while (cell) {
    let before = previousOf(cell);
    for (let i = 0; before && i < NEIGHBOURS_MAX; i++, before = previousOf(before)) {
      const inside = (found.byCell.get(before) ?? []).slice(0, NEIGHBOURS_MAX);
      if (inside.some((item) => item.kind === "control" && isThereFor(item, control))) return [];
      const texts = inside.filter((item): item is Run => item.kind === "run");
      if (texts.length > 0) return texts.map((run) => runClaim(run, STRENGTH.cell * rank));
    }
    const outer: Element | null = outerCell(cell);
    if (!outer || !startsItsCell(found, outer, start, control)) return [];
    cell = outer;
  }
  return [];
}

/** Whether nothing readable or fillable stands in the outer cell before the inner one. */
function startsItsCell(found: Collection, outer: Element, inner: Element, control: Control): boolean {
  const first = (found.byCell.get(outer) ?? []).find(
    (item) => item.kind === "run" || isThereFor(item, control),
  );
  return first !== undefined && contains(inner, first.element);
}
