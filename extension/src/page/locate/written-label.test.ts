import assert from "node:assert/strict";
import { test } from "node:test";
import { fc, text } from "../../test-support/properties";
import { takeApart } from "./written-label";

const words = (label: string): string[] =>
  takeApart(label).words.map(({ token, aside }) => (aside ? `(${token})` : token));

for (const [label, expected] of [
  ["Centro de Custo *:", ["centro", "de", "custo"]],
  ["1. E-mail", ["email"]],
  ["Nome (completo)", ["nome", "(completo)"]],
  ["Nome (da mãe)", ["nome", "da", "mae"]],
  ["Contato (quem está ligando agora)", ["contato"]],
  ["Telefone(s)", ["telefone"]],
  ["📞 Telefone ⓘ", ["telefone"]],
  ["2ª categoria", ["categoria"]],
  ["Fone(s) * informar 2", ["fone", "(informar)"]],
] as const) {
  test(`the words of "${label}"`, () => assert.deepEqual(words(label), expected));
}

for (const [label, numbers, enumerator] of [
  ["Categoria 1", [1], null],
  ["8.1 Categoria 1", [1], 8],
  ["1 - Categoria", [], 1],
  ["2º nível de categoria", [2], null],
  ["Categoria III", [3], null],
  ["Terceira categoria", [3], null],
  ["CATEGORIA2", [2], null],
  ["a) Nome", [], 0],
  ["8a - Categ. 1", [1], 8],
  ["08 CATEG. 1 *", [1], 8],
  ["14 P.-CHAVE", [], 14],
  ["2 Telefone", [2], null],
  ["Telefone (2)", [], null],
] as const) {
  test(`the numbers of "${label}"`, () => {
    const written = takeApart(label);
    assert.deepEqual([written.numbers, written.enumerator], [numbers, enumerator]);
  });
}

test("a number in brackets is told apart: it may say how many are asked for", () => {
  assert.deepEqual(takeApart("Telefone (2 nºs)").asideNumbers, [2]);
  assert.deepEqual(takeApart("Categoria (1º nível) *").asideNumbers, [1]);
});

test("any text can be taken apart", () => {
  fc.assert(
    fc.property(text, (written) => assert(takeApart(written).words.every(({ token }) => token !== ""))),
  );
});
