/** Labels in the row above: headers of grids, and tables that alternate rows of labels and rows of controls. */

import { type Collection, type Control, type Item, isThereFor, type Run } from "../collect/collection";
import { closest, isShown, nextOf, parentOf, previousOf, tagOf } from "../dom/dom";
import { NEIGHBOURS_MAX } from "../limits";

/** The texts of the cell over a control's cell, if that row holds labels only. */
export function runsAbove(found: Collection, cell: Element, control: Control): Run[] {
  const row = parentOf(cell);
  const table = row && closest(row, "table");
  if (!row || !table || tagOf(row) !== "tr") return [];
  if (startsWithControls(found, table as HTMLTableElement, control)) return [];
  let over = rowAbove(row, table);
  for (let i = 0; over && i < NEIGHBOURS_MAX; i++) {
    const items = itemsOf(found, over, control);
    if (items.length > 0 && items.every((item) => item.kind === "run"))
      return runsAt(found, over, columnOf(cell));
    over = rowAbove(over, table);
  }
  return [];
}

/** Whether the table's first row holds controls: its labels stand under them, or there are none. */
function startsWithControls(found: Collection, table: HTMLTableElement, control: Control): boolean {
  for (let i = 0; i < Math.min(table.rows.length, NEIGHBOURS_MAX); i++) {
    const items = itemsOf(found, table.rows[i] as Element, control);
    if (items.length > 0) return items[0]?.kind === "control";
  }
  return false;
}

function runsAt(found: Collection, row: Element, column: number): Run[] {
  const cell = cellAt(row, column);
  const items = cell ? (found.byCell.get(cell) ?? []) : [];
  return items.filter((item): item is Run => item.kind === "run").slice(0, NEIGHBOURS_MAX);
}

/** What stands in a row for the reader of a control: nothing where the row is hidden from it. */
function itemsOf(found: Collection, row: Element, control: Control): Item[] {
  const items: Item[] = [];
  if (control.shown && !isShown(row)) return items;
  let cell = row.firstElementChild;
  for (let i = 0; cell && i < NEIGHBOURS_MAX; i++) {
    const inside = (found.byCell.get(cell) ?? []).slice(0, NEIGHBOURS_MAX);
    items.push(...inside.filter((item) => item.kind === "run" || isThereFor(item, control)));
    cell = cell.nextElementSibling;
  }
  return items;
}

/** The row before a row, through the parts of the table. */
function rowAbove(row: Element, table: Element): Element | null {
  const before = previousOf(row);
  if (before) return tagOf(before) === "tr" ? before : null;
  const part = parentOf(row);
  if (!part || part === table) return null;
  const partBefore = previousOf(part);
  return partBefore ? partBefore.lastElementChild : null;
}

/** The columns of its table that a cell stands in. */
export function columnsOf(cell: Element): { first: number; last: number } {
  const first = columnOf(cell);
  return { first, last: first + ((cell as HTMLTableCellElement).colSpan || 1) - 1 };
}

function columnOf(cell: Element): number {
  const row = parentOf(cell);
  const taken = row ? takenFromAbove(row) : NONE_TAKEN;
  let column = 0;
  const free = (): void => {
    while (taken.has(column)) column += 1;
  };
  let other = row?.firstElementChild ?? cell;
  for (let i = 0; other !== cell && i < NEIGHBOURS_MAX; i++) {
    free();
    column += (other as HTMLTableCellElement).colSpan || 1;
    other = nextOf(other) ?? cell;
  }
  free();
  return column;
}

/** The columns of a row in which cells of the rows over it still stand. */
function takenFromAbove(row: Element): ReadonlySet<number> {
  let taken: Set<number> | null = null;
  let above = previousOf(row);
  for (let rows = 1; above && rows <= SPANNED_MAX; rows++, above = previousOf(above)) {
    let cell = above.firstElementChild;
    for (let i = 0; cell && i < NEIGHBOURS_MAX; i++, cell = nextOf(cell)) {
      if (((cell as HTMLTableCellElement).rowSpan || 1) <= rows) continue;
      taken ??= new Set();
      const { first, last } = columnsOf(cell);
      for (let column = first; column <= last; column++) taken.add(column);
    }
  }
  return taken ?? NONE_TAKEN;
}

const NONE_TAKEN: ReadonlySet<number> = new Set();

/** Rows that a header spans; those of forms have two or three. */
const SPANNED_MAX = 3;

function cellAt(row: Element, column: number): Element | null {
  const taken = takenFromAbove(row);
  let at = 0;
  let cell = row.firstElementChild;
  for (let i = 0; cell && i < NEIGHBOURS_MAX; i++) {
    while (taken.has(at)) at += 1;
    if (column < at) return null;
    at += (cell as HTMLTableCellElement).colSpan || 1;
    if (column < at) return cell;
    cell = cell.nextElementSibling;
  }
  return null;
}
