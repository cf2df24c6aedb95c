import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../test-support/properties";
import { marginals } from "./marginals";

const [a, b, c] = [{ text: "a" }, { text: "b" }, { text: "c" }];
const [one, two, three] = [{ control: 1 }, { control: 2 }, { control: 3 }];

/** The same by going through all pairings. */
function bySum(edges: { text: object; control: object; odds: number }[]): number[] {
  let total = 0;
  const sums = edges.map(() => 0);
  for (let chosen = 0; chosen < 2 ** edges.length; chosen++) {
    const pairs = edges.filter((_, index) => chosen & (1 << index));
    const isPairing = (["text", "control"] as const).every(
      (end) => new Set(pairs.map((edge) => edge[end])).size === pairs.length,
    );
    if (!isPairing) continue;
    const worth = pairs.reduce((product, { odds }) => product * odds, 1);
    total += worth;
    for (const index of edges.keys()) if (chosen & (1 << index)) sums[index] = (sums[index] ?? 0) + worth;
  }
  return sums.map((sum) => sum / total);
}

test("a pair by itself is as probable as its odds say", () => {
  assert.deepEqual(marginals([{ text: a, control: one, odds: 3 }]), [0.75]);
});

test("where every label could as well be the next control's, the pairing that leaves none alone is the probable one", () => {
  const own = [
    { text: a, control: one, odds: 20 },
    { text: b, control: two, odds: 20 },
    { text: c, control: three, odds: 20 },
  ];
  const shifted = [
    { text: a, control: two, odds: 20 },
    { text: b, control: three, odds: 20 },
  ];
  const found = marginals([...own, ...shifted]);
  for (const probability of found.slice(0, 3)) assert(probability > 0.8, `${found}`);
  for (const probability of found.slice(3)) assert(probability < 0.1, `${found}`);
});

test("along a chain the probabilities are those of all pairings together", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { maxLength: 6 }), (all) => {
      const texts = [a, b, c, {}];
      const controls = [one, two, three, {}];
      const edges = all.map((odds, index) => ({
        text: texts[index >> 1] as object,
        control: controls[(index + 1) >> 1] as object,
        odds,
      }));
      const exact = bySum(edges);
      for (const [index, probability] of marginals(edges).entries())
        assert(Math.abs(probability - (exact[index] ?? 0)) < 1e-6);
    }),
  );
});
