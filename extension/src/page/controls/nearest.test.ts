import assert from "node:assert/strict";
import { test } from "node:test";
import { fc, text } from "../../test-support/properties";
import { NEAREST_MAX } from "../limits";
import { nearest } from "./nearest";

test("the most alike comes first, and nothing that is not alike at all", () => {
  assert.deepEqual(nearest("Em branco", ["Vencido", "Branca", "Em branco (novo)"]), [
    "Em branco (novo)",
    "Branca",
  ]);
});

test("what cannot be chosen is not named", () => {
  assert.deepEqual(
    nearest("Em branco", ["Em branco (velho)", "Em branco (novo)"], (index) => index === 1),
    ["Em branco (novo)"],
  );
});

test("a few are named, of those that are offered", () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 12 }), (wanted, options) => {
      const named = nearest(wanted, options);
      assert(named.length <= NEAREST_MAX);
      for (const option of named) assert(options.includes(option));
    }),
  );
});
