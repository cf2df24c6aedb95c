import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CHOICES_KEPT } from "../shared/constants";
import { freshChrome } from "../test-support/chrome";
import { recallChoice, rememberChoice } from "./choices";

let { storage } = freshChrome();
beforeEach(() => {
  ({ storage } = freshChrome());
});

test("the one that was chosen is found again among others", async () => {
  assert.equal(await recallChoice(["A1", "B2"]), null);
  await rememberChoice("B2");
  assert.equal(await recallChoice(["A1", "B2"]), 1);
  assert.equal(await recallChoice(["A1", "C3", ""]), null);
});

test("two that were chosen before are not guessed between", async () => {
  await rememberChoice("A1");
  await rememberChoice("B2");
  assert.equal(await recallChoice(["A1", "B2"]), null);
});

test("two media of one serial are not guessed between", async () => {
  await rememberChoice("A1");
  assert.equal(await recallChoice(["A1", "A1"]), null);
});

test("no serial is stored, and the list stays short", async () => {
  for (let number = 0; number < CHOICES_KEPT + 10; number++) await rememberChoice(`SERIE${number}`);
  const { choices, ...others } = storage.local.kept;
  assert.deepEqual(Object.keys(others), ["choiceSalt"]);
  assert(Array.isArray(choices));
  assert.equal(choices.length, CHOICES_KEPT);
  for (const choice of choices) assert.match(String(choice), /^[0-9a-f]{64}$/);
  assert.doesNotMatch(JSON.stringify(storage.local.kept), /SERIE/);
});

test("one that is chosen again is the last to be forgotten", async () => {
  for (let number = 0; number < CHOICES_KEPT; number++) await rememberChoice(`SERIE${number}`);
  await rememberChoice("SERIE0");
  await rememberChoice("OUTRO");
  assert.equal(await recallChoice(["SERIE0", "SERIE1"]), 0);
});
