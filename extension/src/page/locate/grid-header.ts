/** Headers of grids whose rows may hold texts before the row that is written in: the last ticket over the new one. */

import { type Collection, type Control, isThereFor, type Run } from "../collect/collection";
import { attribute, closest, contains, parentOf, queryAll } from "../dom/dom";
import { NEIGHBOURS_MAX } from "../limits";

const CELL = "td, th, [role=cell], [role=gridcell], [role=columnheader]";
const ROW = "tr, [role=row]";
const GRID = "table, [role=grid], [role=treegrid], [role=table]";
const HEADER = "th, [role=columnheader]";

/** The header over a control, and the grid of both. */
interface Header {
  cell: Element;
  grid: Element;
  row: Element;
}

/** Knows the headers of one collection. */
export class GridHeaders {
  readonly #found: Collection;
  readonly #known = new Map<Control, Header | null>();
  readonly #headers = new Map<Element, readonly Element[] | null>();

  constructor(found: Collection) {
    this.#found = found;
  }

  /** Whether a text is the header of a control's column, or stands in another row or column of its grid; null: it has no header. */
  tells(run: Run, control: Control): "column" | "apart" | null {
    let header = this.#known.get(control);
    if (header === undefined) {
      header = this.#find(control);
      this.#known.set(control, header);
    }
    if (!header || !contains(header.grid, run.element)) return null;
    if (contains(header.cell, run.element)) return "column";
    return contains(header.row, run.element) ? null : "apart";
  }

  #find(control: Control): Header | null {
    const cell = closest(control.element, CELL);
    const row = cell && closest(cell, ROW);
    const grid = row && closest(row, GRID);
    if (!cell || !row || !grid) return null;
    const headers = this.#headersOf(grid);
    const own = headers?.[columnOf(cell, row)];
    if (!headers || !own || contains(row, own) || !this.#isFirstRow(control, row, headers)) return null;
    return { cell: own, grid, row };
  }

  /** The cells of the header row, if each is one column wide. */
  #headersOf(grid: Element): readonly Element[] | null {
    let headers = this.#headers.get(grid);
    if (headers === undefined) {
      const first = queryAll(grid, ROW)[0];
      const cells = first ? cellsOf(first) : [];
      const plain = cells.every(
        (cell) => cell.matches(HEADER) && ((cell as HTMLTableCellElement).colSpan || 1) === 1,
      );
      headers = cells.length > 1 && plain ? cells : null;
      this.#headers.set(grid, headers);
    }
    return headers;
  }

  /** Whether no control stands between the headers and the control's row: what follows a row of them may be labels. */
  #isFirstRow(control: Control, row: Element, headers: readonly Element[]): boolean {
    const last = headers[headers.length - 1] as Element;
    for (let i = control.order - 1; i >= 0 && control.order - i < ITEMS_MAX; i--) {
      const item = this.#found.items[i];
      if (!item || contains(last, item.element)) return true;
      if (item.kind === "control" && !contains(row, item.element) && isThereFor(item, control)) return false;
    }
    return false;
  }
}

/** Items of a few rows. */
const ITEMS_MAX = 8 * NEIGHBOURS_MAX;

function cellsOf(row: Element): Element[] {
  return Array.from(queryAll(row, CELL)).filter((cell) => closest(parentOf(cell) ?? cell, ROW) === row);
}

function columnOf(cell: Element, row: Element): number {
  const index = Number(attribute(cell, "aria-colindex"));
  return index > 0 ? index - 1 : cellsOf(row).indexOf(cell);
}
