import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../test-support/properties";
import { bestAssignment } from "./matching";

/** The worth of the best assignment, by going through all of them. */
function bestBySearch(
  worths: readonly (readonly number[])[],
  row = 0,
  taken: ReadonlySet<number> = new Set(),
): number {
  const own = worths[row];
  if (!own) return 0;
  const without = bestBySearch(worths, row + 1, taken);
  const taking = own.flatMap((worth, column) =>
    taken.has(column) ? [] : [worth + bestBySearch(worths, row + 1, new Set([...taken, column]))],
  );
  return Math.max(without, ...taking);
}

test("a row gives way where the whole is worth more", () => {
  assert.deepEqual(
    bestAssignment([
      [5, 4],
      [5, 0],
    ]).columns,
    [1, 0],
  );
});

test("what is worth nothing is not assigned", () => {
  assert.deepEqual(
    bestAssignment([
      [0, 3],
      [0, 2],
    ]),
    { columns: [1, -1], worth: 3 },
  );
  assert.deepEqual(bestAssignment([]), { columns: [], worth: 0 });
});

test("no assignment is worth more than the one found", () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(20), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(table, (worths) => {
      const { columns, worth } = bestAssignment(worths);
      const given = columns.filter((column) => column >= 0);
      assert.equal(new Set(given).size, given.length);
      assert.equal(
        worth,
        columns.reduce((sum, column, row) => sum + (worths[row]?.[column] ?? 0), 0),
      );
      assert.equal(worth, bestBySearch(worths));
    }),
  );
});
