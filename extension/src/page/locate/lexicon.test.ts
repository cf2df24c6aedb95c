import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, stemOf, WordReader } from "./lexicon";

for (const [word, known, dotted, kind] of [
  ["tel", "telefone", true, "cut"],
  ["t", "telefone", true, "letter"],
  ["telef", "telefone", false, "stem"],
  ["telfone", "telefone", false, "typo"],
  ["telefomne", "telefone", false, "typo"],
  ["departamemto", "departamento", false, "typo"],
  ["depratamemto", "departamento", false, "typo"],
  ["nmoe", "nome", false, "typo"],
  ["nomme", "nome", false, "typo"],
  ["none", "nome", false, null],
  ["te", "telefone", false, null],
  ["telegrama", "telefone", false, null],
] as const) {
  test(`"${word}"${dotted ? " with a dot" : ""} is ${kind ?? "nothing"} of "${known}"`, () =>
    assert.equal(kindOf(word, known, dotted), kind));
}

for (const [plural, singular] of [
  ["telefones", "telefone"],
  ["solucoes", "solucao"],
  ["valores", "valor"],
  ["os", "os"],
  ["access", "access"],
] as const) {
  test(`the singular of "${plural}"`, () => assert.equal(stemOf(plural), singular));
}

test("a word of the language is no typing error of a label's word", () => {
  const reader = new WordReader();
  reader.add("contato");
  assert.deepEqual(reader.read("contrato").senses, []);
  assert.equal(reader.read("contatto").senses[0]?.kind, "typo");
});

test("what stands for a label's word is found in all its synonyms", () => {
  const reader = new WordReader();
  reader.add("telefone");
  for (const word of ["phone", "teléfono".normalize("NFD").replace(/\p{M}/gu, ""), "fone"])
    assert.deepEqual(
      reader.read(word).senses.map(({ concept }) => concept),
      ["telefone"],
    );
});
