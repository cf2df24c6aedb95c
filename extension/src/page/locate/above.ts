/** Labels in the row above: headers of grids, and tables that alternate rows of labels and rows of controls. */

import { type Collection, type Control, type Item, isThereFor, type Run } from "../collect/collection";
import { closest, isShown, parentOf, previousOf, tagOf } from "../dom/dom";
import { NEIGHBOURS_MAX } from "../limits";
import { type Claim, runClaim, STRENGTH } from "./claim";

/** The texts of the cell over a control's cell, if that row holds labels only. */
export function aboveClaims(found: Collection, cell: Element, control: Control): Claim[] {
  const row = parentOf(cell);
  const table = row && closest(row, "table");
  if (!row || !table || tagOf(row) !== "tr") return [];
  if (startsWithControls(found, table as HTMLTableElement, control)) return [];
  let over = rowAbove(row, table);
  for (let i = 0; over && i < NEIGHBOURS_MAX; i++) {
    const items = itemsOf(found, over, control);
    if (items.length > 0 && items.every((item) => item.kind === "run"))
      return claimsAt(found, over, columnOf(cell));
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

function claimsAt(found: Collection, row: Element, column: number): Claim[] {
  const cell = cellAt(row, column);
  const items = cell ? (found.byCell.get(cell) ?? []) : [];
  return items
    .filter((item): item is Run => item.kind === "run")
    .slice(0, NEIGHBOURS_MAX)
    .map((run) => runClaim(run, STRENGTH.above));
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

function columnOf(cell: Element): number {
  let column = 0;
  let before = previousOf(cell);
  for (let i = 0; before && i < NEIGHBOURS_MAX; i++) {
    column += (before as HTMLTableCellElement).colSpan || 1;
    before = previousOf(before);
  }
  return column;
}

function cellAt(row: Element, column: number): Element | null {
  let left = column;
  let cell = row.firstElementChild;
  for (let i = 0; cell && i < NEIGHBOURS_MAX; i++) {
    const span = (cell as HTMLTableCellElement).colSpan || 1;
    if (left < span) return left === 0 || span > 1 ? cell : null;
    left -= span;
    cell = cell.nextElementSibling;
  }
  return null;
}
