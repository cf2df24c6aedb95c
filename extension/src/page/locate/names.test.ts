import assert from "node:assert/strict";
import { test } from "node:test";
import { hasWord } from "./names";

const SEARCH = /^(filtro|pesquisa|search)$/i;

for (const [names, has] of [
  ["boxFiltro", true],
  ["txt_pesquisa2", true],
  ["pesquisador", false],
  ["SEARCH", true],
  ["searchBox other", true],
  ["", false],
] as const) {
  test(`"${names}" ${has ? "holds" : "does not hold"} a word of searching`, () =>
    assert.equal(hasWord(names, SEARCH), has));
}
