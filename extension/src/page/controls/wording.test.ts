import assert from "node:assert/strict";
import { test } from "node:test";
import { fc, text } from "../../test-support/properties";
import { isReworded } from "./wording";

for (const [caption, wanted] of [
  ["012 - Cartão", "Cartão"],
  ["SUP » Certificado Digital » Cartão", "Cartão"],
  ["Em branco (sem certificado)", "Em branco"],
  ["Sup. Técnico", "Suporte Técnico"],
  ["Porto Alegre - RS", "Porto Alegre"],
  ["Sim, foi", "Sim"],
  ["S", "Sim"],
  ["Prioridade baixa", "Baixa"],
  ["Setor de Relacionamento", "Relacionamento"],
  ["Mídia em branco", "Em branco"],
  ["Cartão / Smartcard", "Cartão"],
  ["Baixa - até 5 dias", "Baixa"],
  ["Telefone (0800)", "Telefone"],
  ["Por telefone", "Telefone"],
  ["SUP - Digital Certificate", "SUP - Certificado Digital"],
  ["Certificado Digital", "SUP - Certificado Digital"],
] as const) {
  test(`"${caption}" is "${wanted}"`, () => assert.equal(isReworded(caption, wanted), true));
}

for (const [caption, wanted] of [
  ["Cheque em branco", "Em branco"],
  ["Em brancos", "Em branco"],
  ["Cartão (inativo)", "Cartão"],
  ["COM - Certificado Digital", "SUP - Certificado Digital"],
  ["Muito baixa", "Baixa"],
  ["Setor comercial", "Relacionamento"],
  ["Prioridade muito baixa", "Baixa"],
  ["COM - Digital Certificate", "SUP - Certificado Digital"],
  ["Telefone 0800", "Telefone"],
  ["NÃO - Em branco", "Em branco"],
  ["Não se aplica", "Não"],
  ["", "Não"],
] as const) {
  test(`"${caption}" is not "${wanted}"`, () => assert.equal(isReworded(caption, wanted), false));
}

test("nothing means what holds no letter", () => {
  fc.assert(fc.property(text, (caption) => assert.equal(isReworded(caption, "- *"), false)));
});
