import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../test-support/properties";
import { WordBeginnings } from "./word-beginnings";

const beginnings = new WordBeginnings();
for (const word of ["telefone", "mail", "un"]) beginnings.add(word, true);
for (const word of ["informe", "numero", "do"]) beginnings.add(word, false);

for (const text of [
  "Telefone",
  "* TELÉFONO :",
  "Informe o número do telefone",
  "Telefone (de quem está ligando agora)",
  "T e l e f o n e",
  "e-mail",
  "Un. 7",
  "Tele\u00adfone",
  "Tel\u0301efone",
  "Etlefone",
]) {
  test(`"${text}" may name something`, () => assert.equal(beginnings.fits(text), true));
}

for (const text of [
  "",
  "12/05/2024 - 10:45",
  "Data de abertura",
  "O telefone que consta do cadastro antigo está errado",
  "Informe o número do pedido",
]) {
  test(`"${text}" names nothing`, () => assert.equal(beginnings.fits(text), false));
}

test("a known word alone, whatever marks stand around it, is never left out", () => {
  const marks = fc.array(fc.constantFrom(..." .-/*:;,|0123456789\u00a0")).map((signs) => signs.join(""));
  fc.assert(
    fc.property(marks, fc.constantFrom("Telefone", "MAIL", "máil", "un"), marks, (before, word, behind) =>
      assert.equal(beginnings.fits(before + word + behind), true),
    ),
  );
});
