import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../test-support/properties";
import { indexOfCaption } from "./match";

for (const [captions, wanted, index, why] of [
  [["Baixa", "Alta"], "Alta", 1, "the very same text"],
  [["BAIXA", "Alta *"], "alta", 1, "the only one that reads alike"],
  [["alta", "Alta"], "Alta", 1, "the very same one of two that read alike"],
  [["ALTA", "alta"], "Alta", -1, "several read alike"],
  [["Alta", "Alta"], "Alta", -1, "several are the very same"],
  [["Muito alta"], "Alta", -1, "none"],
  [[null, "Alta"], "Alta", 1, "what is no option is passed over"],
  [["-", "*"], ":", -1, "marks alone mean nothing"],
  [["Alta / Urgente", "Baixa"], "Alta", 0, "the first of two names"],
  [["Alta / Urgente", "Baixa / Normal"], "Alta", -1, "the first level of one path of several"],
  [["Alta / Urgente", "Muito alta", "Alta"], "Alta", 2, "the very same text before one of two names"],
  [["Não alta / Baixa"], "Alta", -1, "none of two names"],
] as const) {
  test(`${why}: "${wanted}" among ${JSON.stringify(captions)}`, () =>
    assert.equal(indexOfCaption(captions, wanted), index));
}

test("of two of the same text the one is meant that can be chosen", () => {
  assert.equal(
    indexOfCaption(["Alta", "Alta"], "Alta", (index) => index === 1),
    1,
  );
});

test("what is found reads as what was wanted, can be chosen, and is the only such one", () => {
  const captions = fc.array(fc.constantFrom("Alta", "alta", "ALTA *", "Baixa", "", "-", null), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(captions, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (offered, choosable) => {
      const isChoosable = (index: number) => choosable[index] === true;
      const index = indexOfCaption(offered, "Alta", isChoosable);
      if (index === -1) return;
      assert(isChoosable(index));
      assert.match(offered[index] ?? "", /^alta/i);
      const same = offered.filter((caption, at) => caption === offered[index] && isChoosable(at));
      assert.equal(same.length, 1);
    }),
  );
});
