import assert from "node:assert/strict";
import { test } from "node:test";
import { featuresOf } from "./label-features";
import { conceptOf, WordReader } from "./lexicon";
import { takeApart } from "./written-label";

const reader = new WordReader();
for (const word of ["centro", "custo", "categoria"]) reader.add(word);

function features(text: string, number: number | null, ...words: string[]): object | null {
  const written = takeApart(text);
  const understood = written.words.map(({ token }) => reader.read(token));
  const label = { words: words.map((word) => ({ word, concept: conceptOf(word) })), genitive: false, number };
  return featuresOf({ ...written, understood }, label);
}

for (const [text, expected] of [
  ["centro custo", { bias: 1 }],
  ["custo, centro", { bias: 1, inverted: 1 }],
  ["3. Cost center", { bias: 1, synonym: 2, inverted: 1, enumerated: 1 }],
  ["Centro de custo da mãe", { bias: 1, with_small: 2, with_unknown: 1 }],
  ["Centro de custo / cost center", { bias: 1, with_small: 1, repeated: 2 }],
  ["centro", null],
  ["Centro de custo 2", null],
] as const) {
  test(`"${text}" as "Centro de custo"`, () =>
    assert.deepEqual(features(text, null, "centro", "custo"), expected));
}

for (const [text, expected] of [
  ["categoria 2", { bias: 1, one_word: 1 }],
  ["2 - categoria", { bias: 1, one_word: 1, enumerator_as_number: 1 }],
  ["categoria 3", null],
  ["categoria", null],
] as const) {
  test(`"${text}" as "Categoria 2"`, () => assert.deepEqual(features(text, 2, "categoria"), expected));
}
