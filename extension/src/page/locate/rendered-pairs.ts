/**
 * Labels that only the rendering ties to their controls: columns of labels beside columns of controls, grids, rows
 * turned around. Says nothing unless label and control have nobody else near them.
 */

import type { Collection, Control, Run } from "../collect/collection";
import { type FieldElement, isLocked, isShown } from "../dom/dom";
import {
  ALIGNED_MAX,
  LABEL_ABOVE_MAX,
  LABEL_GAP_MAX,
  MEASURED_MAX,
  OFF_BY_MAX,
  PLACING_ROUNDS,
} from "../limits";
import { type Box, type Boxes, isBetween, onOneLine } from "./boxes";
import { type Claim, runClaim, STRENGTH } from "./claim";

/** A label and the control that it is rendered with. */
export interface Placed {
  control: Control;
  claim: Claim;
}

interface Item<T> {
  item: T;
  box: Box;
}

interface Pair {
  run: Item<Run>;
  control: Item<Control>;
}

/** Finds the controls of texts that speak for none, among controls that nothing else speaks for. */
export class Rendering {
  private readonly texts: Item<Run>[];
  private readonly controls: Item<Control>[];
  /** Controls whose label is known: they want no other one. */
  private readonly settled: Set<Control>;

  constructor(found: Collection, free: readonly Control[], boxes: Boxes, document: Document) {
    const here = <T extends Run | Control>(items: readonly T[]): Item<T>[] =>
      items.flatMap((item) => {
        const box = item.element.ownerDocument === document ? boxes.of(item) : null;
        return box ? [{ item, box }] : [];
      });
    this.texts = here(found.runs.filter((run) => isShown(run.element)));
    this.controls = here(found.controls.filter((control) => control.type !== "hidden" && control.shown));
    const open = new Set(free);
    this.settled = new Set(this.controls.map(({ item }) => item).filter((control) => !open.has(control)));
  }

  /** The pairs, from top to bottom: a control that has its label over it leaves the text under it to the next. */
  placed(): Placed[] {
    const found: Placed[] = [];
    const byHeight = [...this.controls].sort((a, b) => a.box.top - b.box.top);
    for (let round = 0, before = -1; round < PLACING_ROUNDS && found.length > before; round++) {
      before = found.length;
      for (const control of byHeight) {
        if (this.settled.has(control.item)) continue;
        const run = this.labelOf(control);
        if (!run) continue;
        this.settled.add(control.item);
        found.push({ control: control.item, claim: runClaim(run.item, STRENGTH.place) });
      }
    }
    return found;
  }

  private labelOf(control: Item<Control>): Item<Run> | null {
    const near = this.texts.filter(({ box }) => isLeft(box, control.box) || isOver(box, control.box));
    const alone = near.filter((run) => this.isFree({ run, control }));
    const left = alone.filter(({ box }) => isLeft(box, control.box));
    const chosen = left.length > 0 ? left : alone;
    return chosen.length === 1 &&
      near.every((run) => run === chosen[0] || !this.isNearer(run, chosen[0], control))
      ? (chosen[0] ?? null)
      : null;
  }

  /** Whether nothing stands between the two, and the text is not as well another control's. */
  private isFree({ run, control }: Pair): boolean {
    const beside = isLeft(run.box, control.box);
    const between = ({ box }: { box: Box }): boolean => isBetween(run.box, control.box, box, beside);
    if (this.texts.some((other) => other !== run && between(other))) return false;
    return !this.controls.some(
      (other) =>
        other !== control &&
        (between(other) || (!this.settled.has(other.item) && isPartner(run, control, other))),
    );
  }

  /** Whether another text stands on the control's line as the chosen one stands over it. */
  private isNearer(run: Item<Run>, chosen: Item<Run> | undefined, control: Item<Control>): boolean {
    return chosen !== undefined && !isLeft(chosen.box, control.box) && isLeft(run.box, control.box);
  }
}

/** Whether only the rendering of a page of this size is worth measuring. */
export function canBeMeasured(found: Collection): boolean {
  return found.runs.length <= MEASURED_MAX;
}

/** Directly before it on its line. */
function isLeft(text: Box, control: Box): boolean {
  const gap = control.left - text.right;
  return onOneLine(text, control) && gap >= -OFF_BY_MAX && gap <= LABEL_GAP_MAX;
}

/** Directly over it, beginning where it begins. */
function isOver(text: Box, control: Box): boolean {
  const gap = control.top - text.bottom;
  return gap >= -OFF_BY_MAX && gap <= LABEL_ABOVE_MAX && Math.abs(text.left - control.left) <= ALIGNED_MAX;
}

/** Whether a text may as well be another control's: before or over that one, under it, or behind it and no farther. */
function isPartner(
  { box: text }: Item<Run>,
  own: Item<Control>,
  { box: other, item }: Item<Control>,
): boolean {
  if (isLeft(text, other) && isLeft(text, own.box)) return false;
  if (isLeft(text, other) || isOver(text, other) || isOver(other, text)) return true;
  // A label behind its control is one of those that the agent fills: what shows a code's description has none.
  if (item.type === "text" && isLocked(item.element as FieldElement)) return false;
  const behind = text.left - other.right;
  const gap = Math.max(own.box.left - text.right, OFF_BY_MAX);
  return onOneLine(other, text) && behind >= -OFF_BY_MAX && behind <= 2 * gap;
}
