import assert from "node:assert/strict";
import { test } from "node:test";
import { fc, text } from "../../test-support/properties";
import { codesIn, cut, fold, holdsText, isReadable, shortest, tidy, tokens, withoutMarks } from "./text";

for (const [written, folded] of [
  ["Tipo* :", "tipo"],
  ["  Descrição\u00a0", "descricao"],
  ["Nº do protocolo", "no do protocolo"],
  ["CPF / CNPJ", "cpf/cnpj"],
  ["Telefone (obrigatório)", "telefone"],
  ["Telefone (com DDD):", "telefone"],
  ["Telefone (residencial)", "telefone (residencial)"],
  ["A mídia foi reaproveitada?", "a midia foi reaproveitada"],
  ["No\u00adme", "nome"],
  ["* : -", ""],
] as const) {
  test(`the label "${written}" is read as "${folded}"`, () => assert.equal(fold(written), folded));
}

test("a text that was folded is not changed by folding it again", () => {
  fc.assert(fc.property(text, (written) => assert.equal(fold(fold(written)), fold(written))));
});

test("marks, capitals and space around a label never make it another", () => {
  fc.assert(
    fc.property(fc.constantFrom("Nome", "Descrição", "E-mail", "Categoria 2"), (label) => {
      for (const other of [`${label} *`, `* ${label}:`, ` ${label.toUpperCase()} `, label.normalize("NFD")])
        assert.equal(fold(other), fold(label));
    }),
  );
});

test("a word cut short keeps its dot", () => {
  assert.deepEqual(tokens("Unid. de Negócio"), ["unid.", "de", "negocio"]);
  assert.deepEqual(tokens("Cat.1"), ["cat.", "1"]);
});

test("a lone mark says nothing", () => {
  for (const mark of ["*", "-", ":", " ", ""]) assert(!isReadable(mark));
  for (const word of ["a", "1", "ç", "名"]) assert(isReadable(word));
});

for (const [shown, wanted, holds] of [
  ["529.982.247-25", "52998224725", true],
  ["(51) 98888-7777", "51988887777", true],
  ["529.982.247-2", "52998224725", false],
  ["  padaria   AURORA ", "Padaria Aurora", true],
  ["Padaria Aurora Ltda", "Padaria Aurora", false],
  ["(51) 3333-4444 / (51) 98888-7777", "5133334444 / 51988887777", true],
  ["5133334444, 51988887777", "(51) 3333-4444 e (51) 98888-7777", true],
  ["513333444451988887777", "5133334444 / 51988887777", false],
  ["51988887777 / 5133334444", "5133334444 / 51988887777", false],
] as const) {
  test(`a control that shows "${shown}" ${holds ? "holds" : "does not hold"} "${wanted}"`, () =>
    assert.equal(holdsText(shown, wanted), holds));
}

const digits = fc.integer({ min: 100, max: 99_999_999 }).map(String);

test("every text is held by itself, and a code by itself under any mask", () => {
  fc.assert(fc.property(text, (value) => assert(holdsText(value, value))));
  const masked = fc.tuple(digits, fc.constantFrom(".", "-", "/", " ", ") "));
  fc.assert(
    fc.property(masked, ([code, mark]) => {
      assert(holdsText(Array.from(code).join(mark), code));
      assert(!holdsText(`${code}0`, code));
    }),
  );
});

test("a list in its shortest form is still the list", () => {
  fc.assert(
    fc.property(
      fc.array(digits, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(" / ", ", ", " e ", "; "),
      (codes, between) => {
        const list = codes.join(between);
        assert.deepEqual(codesIn(list), codes);
        assert(holdsText(shortest(list), list));
      },
    ),
  );
});

test("tidying, cutting and taking marks away leave no more than there was", () => {
  fc.assert(
    fc.property(text, fc.nat(20), (value, length) => {
      assert.equal(cut(value, length).length, Math.min(length, value.length));
      assert.equal(tidy(tidy(value)), tidy(value));
      assert.doesNotMatch(withoutMarks(value), /[\s().\-/+_]/);
    }),
  );
});
