import assert from "node:assert/strict";
import { test } from "node:test";
import { wanted } from "../../test-support/controls";
import { fc, text } from "../../test-support/properties";
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
  ["3. Telefone", "Telefone"],
  ["Informe o telefone", "Telefone"],
  ["Telefone (somente números, com o DDD)", "Telefone"],
  ["Phone number", "Telefone"],
  ["Teléfono", "Telefone"],
  ["Telfone", "Telefone"],
  ["Negócio (unidade de)", "Unidade de Negócio"],
  ["C A T E G O R I A 2", "Categoria 2"],
  ["2ª categoria", "Categoria 2"],
  ["Categoria II", "Categoria 2"],
  ["2 - Categoria", "Categoria 2"],
  ["7. Categoria 2", "Categoria 2"],
  ["8b - Categ. 2", "Categoria 2"],
  ["Telefone* (2)", "Telefone"],
  ["Fone(s) * informar 2", "Telefone"],
  ["Telefone 1", "Telefone"],
  ["BU (Unidade de Negócio)", "Unidade de Negócio"],
  ["05 TELEFONE", "Telefone"],
  ["11 CATEG. 2 *", "Categoria 2"],
  ["24 UN. NEG.", "Unidade de Negócio"],
] as const) {
  test(`"${label}" is written for "${field}"`, () => assert.deepEqual(named(label), [field]));
}

for (const label of [
  "Categoria",
  "Categoria 12",
  "Telefone do pai",
  "T.",
  "Telefone 2",
  "Endereço (e-mail)",
  "Telefone (pai)",
  "Telefone 2",
  "Por telefone",
  "Categoria 3",
  "3. Categoria 12",
  "Teleférico",
  "Unidade",
  "Primeira descrição",
  "08/11 Telefone",
  "12 Teleférico",
  "Descrição da unidade",
  "",
  "***",
]) {
  test(`"${label}" is written for no field`, () => assert.deepEqual(named(label), []));
}

test("a word cut short is one field's name rather than another's further name", () => {
  const two = new Vocabulary([wanted("a", "Contato", "Solicitante"), wanted("b", "Solução")]);
  const keys = (text: string) => two.meaningsOf(text).map((meaning) => meaning.wanted.key);
  assert.deepEqual(keys("Sol."), ["b"]);
  assert.deepEqual(keys("Solic."), ["a"]);
});

test("what is turned about around a genitive is another thing", () => {
  const origin = new Vocabulary([wanted("a", "Origem do chamado")]);
  assert.equal(origin.meaningsOf("Chamado, origem do").length, 1);
  assert.equal(origin.meaningsOf("Chamado de origem").length, 0);
});

test("a label fits its own field best, and a first label better than a second", () => {
  const two = new Vocabulary([wanted("a", "Nome", "Contato"), wanted("b", "Contato")]);
  const [first, second] = two.meaningsOf("Contato");
  assert.equal(first?.wanted.key, "a");
  assert(first && second && first.fit < second.fit);
});

test("whatever stands on a page: what it names fits to some degree", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(fc.constantFrom(...LABELS), text).map(([label, more]) => label + more),
      ),
      (written) => {
        for (const { fit } of vocabulary.meaningsOf(written)) assert(fit > 0 && fit <= 1);
      },
    ),
  );
});

test("whatever stands on a page: without a letter it names nothing", () => {
  const marks = fc.array(fc.constantFrom(..."0123456789 .-/()*:;,|\u00a0".split("")), { maxLength: 30 });
  fc.assert(fc.property(marks, (signs) => assert.deepEqual(vocabulary.meaningsOf(signs.join("")), [])));
});
