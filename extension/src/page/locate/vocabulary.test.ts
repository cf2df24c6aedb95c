import assert from "node:assert/strict";
import { test } from "node:test";
import { wanted } from "../../test-support/controls";
import { fc, text } from "../../test-support/properties";
import { fold } from "../dom/text";
import { Vocabulary } from "./vocabulary";

const LABELS = ["Unidade de Negócio", "E-mail", "Telefone", "Categoria 1", "Categoria 2", "Descrição"];
const vocabulary = new Vocabulary(LABELS.map((label) => wanted(label, label)));
const named = (label: string) => vocabulary.meaningsOf(label).map((meaning) => meaning.wanted.key);

for (const [label, field] of [
  ["UNIDADE DE NEGÓCIO *", "Unidade de Negócio"],
  ["Unidade Negócio", "Unidade de Negócio"],
  ["Unid. de Negócio", "Unidade de Negócio"],
  ["Email", "E-mail"],
  ["Telefones:", "Telefone"],
  ["Cat. 1", "Categoria 1"],
  ["Tel.", "Telefone"],
] as const) {
  test(`"${label}" is written for "${field}"`, () => assert.deepEqual(named(label), [field]));
}

for (const label of [
  "Categoria",
  "Categoria 12",
  "Telefone do pai",
  "T.",
  "Descrição da unidade",
  "",
  "***",
]) {
  test(`"${label}" is written for no field`, () => assert.deepEqual(named(label), []));
}

test("a label fits its own field best, and a first label better than a second", () => {
  const two = new Vocabulary([wanted("a", "Nome", "Contato"), wanted("b", "Contato")]);
  const [first, second] = two.meaningsOf("Contato");
  assert.equal(first?.wanted.key, "a");
  assert(first && second && first.fit < second.fit);
});

test("whatever stands on a page: it names nothing, or a field it shares its beginning with", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(fc.constantFrom(...LABELS), text).map(([label, more]) => label + more),
      ),
      (written) => {
        for (const { wanted: field, fit } of vocabulary.meaningsOf(written)) {
          assert(fit > 0 && fit <= 1);
          assert.equal(fold(written).slice(0, 1), fold(field.key).slice(0, 1));
        }
      },
    ),
  );
});
