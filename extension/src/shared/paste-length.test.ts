import assert from "node:assert/strict";
import test from "node:test";
import { PASTE_MAX_CHARS } from "../generated/limits";
import { isPasteTooLong } from "./paste-length";

for (const [name, character] of [
  ["letters", "a"],
  ["letters with an accent", "ç"],
  ["characters of two halves", "😀"],
  ["halves of characters", "\ud83d"],
] as const)
  test(`as many ${name} as the host takes are not too many, and one more is`, () => {
    const most = character.repeat(PASTE_MAX_CHARS);
    assert.equal(isPasteTooLong(most), false);
    assert.equal(isPasteTooLong(`${most}a`), true);
    assert.equal(isPasteTooLong(`a${most}`), true);
  });
