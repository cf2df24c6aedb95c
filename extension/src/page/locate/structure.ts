/** How a text stands to a control in the source: what ties the two where the screen does not tell, or beside it. */

import {
  type Collection,
  type Control,
  type Item,
  isThereFor,
  outerCell,
  type Run,
} from "../collect/collection";
import { closest, contains, parentOf, tagOf } from "../dom/dom";
import { NEIGHBOURS_MAX } from "../limits";
import type { Continued } from "./continued";
import { GridHeaders } from "./grid-header";
import { columnsOf } from "./table-column";

/** What the source says of a text and a control. */
export type Tie =
  /** The text's cell stands before the control's, and no control between them. */
  | "cell"
  /** The text comes directly before, before a remark or two, or directly behind. */
  | "next"
  | "near"
  | "after"
  /** They stand in a box without another control, and without another text or with some; or the text has such a box with another control. */
  | "companion"
  | "alone"
  | "apart"
  /** The text stands over the control in a table: see `table-column.ts`. */
  | "column";

/** The controls in the smallest box around a text that holds any. */
interface Home {
  box: Element;
  /** Null: there are several. */
  only: Control | null;
}

/** Knows the boxes around the texts of one collection. */
export class Structure {
  readonly #found: Collection;
  readonly #continued: Continued;
  readonly #homes = new Map<Run, Home | null>();
  readonly #grids: GridHeaders;

  constructor(found: Collection, continued: Continued) {
    this.#found = found;
    this.#continued = continued;
    this.#grids = new GridHeaders(found);
  }

  /** What ties or parts the two. */
  ties(run: Run, control: Control): Tie[] {
    const ties: Tie[] = [];
    const between = this.#between(run, control);
    if (between && run.order > control.order) ties.push("after");
    else if (between) ties.push(between.texts === 0 ? "next" : "near");
    if (between && run.order < control.order && standInOneRow(this.#found, run, control)) ties.push("cell");
    const home = this.#home(run, control);
    if (home?.only === control && !standInOtherColumns(run.cell, control.cell))
      ties.push(this.#isOnlyText(run, home.box) ? "companion" : "alone");
    else if (home && (home.only || !contains(home.box, control.element))) ties.push("apart");
    if (!ties.includes("apart") && standInOtherColumns(run.cell, control.cell)) ties.push("apart");
    const inGrid = this.#grids.tells(run, control);
    if (inGrid && !ties.includes(inGrid)) ties.push(inGrid);
    return ties;
  }

  /** Whether no control stands in the box that a caption heads: its frame is drawn around something beside it. */
  isEmpty(box: Element, { order }: Run): boolean {
    const next = this.#found.items[order + 1];
    return !next || !contains(box, next.element);
  }

  /** The texts that may be a control's label where nothing is laid out. */
  candidates(control: Control): Run[] {
    const runs: Run[] = [];
    for (const step of [-1, 1]) {
      for (let i = 1; i <= NEIGHBOURS_MAX && runs.length < CANDIDATES_MAX; i++) {
        const item = this.#found.items[control.order + i * step];
        if (!item || (item.kind === "control" && isThereFor(item, control))) break;
        if (item.kind === "run") runs.push(item);
        if (item.kind === "run" && step > 0) break;
      }
    }
    return runs;
  }

  /** What stands between the two; null where that is a control. */
  #between(run: Run, control: Control): { texts: number } | null {
    const [first, last] = run.order < control.order ? [run.order, control.order] : [control.order, run.order];
    if (last - first > NEIGHBOURS_MAX) return null;
    let texts = 0;
    for (let i = first + 1; i < last; i++) {
      const item = this.#found.items[i] as Item;
      if (item.kind === "run") texts += 1;
      else if (isThereFor(item, control) && !this.#continued.has(item)) return null;
    }
    return { texts };
  }

  #home(run: Run, control: Control): Home | null {
    let home = this.#homes.get(run);
    if (home === undefined) {
      home = this.#findHome(run, control);
      this.#homes.set(run, home);
    }
    return home;
  }

  #findHome(run: Run, control: Control): Home | null {
    const before = this.#beside(run.order, -1, control);
    const after = this.#beside(run.order, 1, control);
    for (let box: Element | null = run.element; box; box = parentOf(box)) {
      const [hasBefore, hasAfter] = [before, after].map(
        (one) => one && contains(box as Element, one.element),
      );
      if (!hasBefore && !hasAfter) continue;
      if (tagOf(box) === "body") return null;
      const only = hasBefore && hasAfter ? null : hasBefore ? before : after;
      if (!only) return { box, only: null };
      const farther = this.#beside(only.order, hasBefore ? -1 : 1, control);
      return { box, only: farther && contains(box, farther.element) ? null : only };
    }
    return null;
  }

  #isOnlyText({ order }: Run, box: Element): boolean {
    return ([-1, 1] as const).every((step) => {
      for (let i = order + step; ; i += step) {
        const item = this.#found.items[i];
        if (!item || !contains(box, item.element)) return true;
        if (item.kind === "run") return false;
      }
    });
  }

  #beside(from: number, step: 1 | -1, reader: Control): Control | null {
    for (let i = 1; i <= NEIGHBOURS_MAX; i++) {
      const item = this.#found.items[from + i * step];
      if (!item) return null;
      if (item.kind === "control" && isThereFor(item, reader) && !this.#continued.has(item)) return item;
    }
    return null;
  }
}

const CANDIDATES_MAX = 4;

/** Whether two cells stand in different rows of one table, and neither over the other. */
function standInOtherColumns(one: Element | null, other: Element | null): boolean {
  const [row, otherRow] = [one && parentOf(one), other && parentOf(other)];
  if (!one || !other || !row || !otherRow || row === otherRow) return false;
  if (closest(row, "table") !== closest(otherRow, "table")) return false;
  const [a, b] = [columnsOf(one), columnsOf(other)];
  return a.first > b.last || b.first > a.last;
}

/** Whether a text has a table cell to itself, in one row with the control's or with one around that. */
export function standInOneRow(found: Collection, { cell }: Run, control: Control): boolean {
  if (!cell || !control.cell || cell === control.cell) return false;
  const row = parentOf(cell);
  for (let own: Element | null = control.cell; own; own = outerCell(own)) {
    if (parentOf(own) === row)
      return (
        own !== cell &&
        !(found.byCell.get(cell) ?? []).some((item) => item.kind === "control" && isThereFor(item, control))
      );
  }
  return false;
}
