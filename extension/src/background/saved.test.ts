import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAVED_KEPT_MS } from "../shared/constants";
import { freshChrome } from "../test-support/chrome";
import { restoreClock, stopClock } from "../test-support/clock";
import { completeSaved, forgetSaved, rememberSaved, savedBefore } from "./saved";

let { storage } = freshChrome();
let move = stopClock();
beforeEach(() => {
  restoreClock();
  move = stopClock();
  ({ storage } = freshChrome());
});
afterEach(restoreClock);

const TAB = 7;
const MESSAGE = "Em até 24 horas.";

test("the page that comes after saving goes on with the message", async () => {
  await rememberSaved(TAB, MESSAGE, "1001");
  assert.equal(await savedBefore(TAB, "20251", "1001"), MESSAGE);
  assert.equal(await savedBefore(TAB, "20251", "1001"), MESSAGE);
});

test("another number or another customer is another ticket, and the first is through", async () => {
  await rememberSaved(TAB, MESSAGE, "1001");
  await savedBefore(TAB, "20251", "1001");
  assert.equal(await savedBefore(TAB, "20252", "1001"), null);
  assert.equal(await savedBefore(TAB, "20251", "1001"), null);
  await rememberSaved(TAB, MESSAGE, "1001");
  assert.equal(await savedBefore(TAB, "20251", "2002"), null);
});

test("a page that does not show its customer is taken for the saved ticket in its own tab only", async () => {
  await rememberSaved(TAB, MESSAGE, "1001");
  assert.equal(await savedBefore(TAB + 1, "20251", null), null);
  assert.equal(await savedBefore(TAB, "20251", null), MESSAGE);
});

test("it is forgotten after its time, not before", async () => {
  await rememberSaved(TAB, MESSAGE, null);
  move(SAVED_KEPT_MS);
  assert.equal(await savedBefore(TAB, "20251", null), MESSAGE);
  move(1);
  assert.equal(await savedBefore(TAB, "20251", null), null);
  assert.deepEqual(storage.session.kept, {});
});

test("it is forgotten when the agent is through", async () => {
  await rememberSaved(TAB, MESSAGE, null);
  await forgetSaved(TAB);
  assert.deepEqual(storage.session.kept, {});
});

test("nothing of the customer is kept that could be read", async () => {
  await rememberSaved(TAB, MESSAGE, "52998224725");
  await completeSaved(TAB);
  assert.doesNotMatch(JSON.stringify([storage.session.kept, storage.local.kept]), /52998224725/);
});
