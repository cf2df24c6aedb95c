/** The assignment of rows to columns that is worth the most: the Hungarian method, by shortest paths. Pure. */

/** Which column each row gets; -1: none is worth anything to it. */
export interface Assignment {
  columns: number[];
  worth: number;
}

/** Assigns; `worths` are not negative, and 0 is as good as nothing. */
export function bestAssignment(worths: readonly (readonly number[])[]): Assignment {
  const rows = worths.length;
  // A row may stay without a column: as many columns that are worth nothing stand behind the real ones.
  const real = worths[0]?.length ?? 0;
  const width = real + rows;
  const cost = (row: number, column: number): number => -(worths[row]?.[column] ?? 0);
  const ofRow = new Float64Array(rows + 1);
  const ofColumn = new Float64Array(width + 1);
  const rowAt = new Int32Array(width + 1);
  for (let row = 1; row <= rows; row++) {
    const way = new Int32Array(width + 1);
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(width + 1);
    let column = 0;
    rowAt[0] = row;
    do {
      used[column] = 1;
      const at = rowAt[column] as number;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue;
        const reduced = cost(at - 1, j - 1) - (ofRow[at] as number) - (ofColumn[j] as number);
        if (reduced < (least[j] as number)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          const held = rowAt[j] as number;
          ofRow[held] = (ofRow[held] as number) + delta;
          ofColumn[j] = (ofColumn[j] as number) - delta;
        } else least[j] = (least[j] as number) - delta;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column) {
      const previous = way[column] as number;
      rowAt[column] = rowAt[previous] as number;
      column = previous;
    }
  }
  const columns = new Array<number>(rows).fill(-1);
  let worth = 0;
  for (let j = 1; j <= real; j++) {
    const row = (rowAt[j] as number) - 1;
    const own = row >= 0 ? (worths[row]?.[j - 1] ?? 0) : 0;
    if (own <= 0) continue;
    columns[row] = j - 1;
    worth += own;
  }
  return { columns, worth };
}
