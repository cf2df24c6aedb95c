import assert from "node:assert/strict";
import { test } from "node:test";
import { Conventions, type Side, type Witness } from "./conventions";

const [form, part] = [{ form: true }, { part: true }];

/** So many labels with a control on each of these sides. */
const labels = (count: number, regions: object[], ...sides: Side[]): Witness[] =>
  Array.from({ length: count }, () => ({ regions, sides, worth: 1 }));

test("the side that explains all labels leads the one that explains all but the last row", () => {
  const under = [...labels(8, [form], "below", "above"), ...labels(2, [form], "below")];
  const conventions = new Conventions(under);
  assert(conventions.lead("below", ["above"], [form]) > 0);
  assert(conventions.lead("above", ["below"], [form]) < 0);
});

test("a side without a rival neither leads nor trails", () => {
  assert.equal(new Conventions(labels(5, [form], "left")).lead("above", [], [form]), 0);
});

test("a part of the page has its own convention, and what is known around it while it tells little", () => {
  const conventions = new Conventions([...labels(9, [form], "left"), ...labels(6, [part, form], "above")]);
  const [inside, around, unknown] = [[part, form], [form], [{}, form]].map((regions) =>
    conventions.of(regions),
  );
  assert(inside && around && unknown);
  assert(inside.above > inside.left);
  assert(around.left > around.above);
  assert.deepEqual(unknown, around);
});

test("before a label is seen, labels are expected before and over their controls", () => {
  const nothing = new Conventions([]).of([]);
  assert(nothing.left > nothing.right && nothing.above > nothing.below);
});
