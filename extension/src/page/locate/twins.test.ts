import assert from "node:assert/strict";
import { test } from "node:test";
import { control, match } from "../../test-support/controls";
import { withoutHiddenTwins } from "./twins";

const seen = match(control(1, { id: "nome" }), 1, { label: "Nome", section: "dados" });
const isSeen = (one: typeof seen) => one === seen;

for (const [what, hidden, isLeftOut] of [
  ["of the same id", match(control(2, { id: "nome" }), 1), true],
  ["of the same label in the same part", match(control(2), 1, { label: "NOME *", section: "dados" }), true],
  ["of the same label in another part", match(control(2), 1, { label: "Nome", section: "outra" }), false],
  [
    "of another id and label",
    match(control(2, { id: "email" }), 1, { label: "E-mail", section: "dados" }),
    false,
  ],
] as const) {
  test(`a control ${what} that nobody sees is ${isLeftOut ? "left out" : "kept"}`, () =>
    assert.deepEqual(withoutHiddenTwins([hidden, seen], isSeen), isLeftOut ? [seen] : [hidden, seen]));
}

test("where none is seen, or all are, none is left out", () => {
  const both = [seen, match(control(2, { id: "nome" }), 1)];
  assert.equal(
    withoutHiddenTwins(both, () => true),
    both,
  );
  assert.equal(
    withoutHiddenTwins(both, () => false),
    both,
  );
});
