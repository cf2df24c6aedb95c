import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { failure, QualitokenError } from "../../shared/failure";
import { freshChrome } from "../../test-support/chrome";
import { restoreClock, stopClock } from "../../test-support/clock";
import { Pending } from "./pending";

let move = stopClock();
beforeEach(() => {
  freshChrome();
  restoreClock();
  move = stopClock();
});
afterEach(restoreClock);

const never = () => assert.fail("it is not late");
const failed = (code: string) => (error: unknown) =>
  error instanceof QualitokenError && error.failure.code === code;

test("each reply goes to its own request, in whatever order they come", async () => {
  const pending = new Pending();
  const [one, other] = [pending.add(1, () => 10, never), pending.add(2, () => 10, never)];
  pending.resolve(2, "two");
  pending.resolve(1, "one");
  assert.deepEqual(await Promise.all([one, other]), ["one", "two"]);
});

test("a request is late at its deadline, not before, and only once", () => {
  const pending = new Pending();
  let late = 0;
  void pending.add(
    1,
    () => 100,
    () => late++,
  );
  move(99);
  assert.equal(late, 0);
  move(1);
  move(1000);
  assert.equal(late, 1);
});

test("a request that was answered or refused is never late", async () => {
  const pending = new Pending();
  const answered = pending.add(1, () => 100, never);
  const refused = pending.add(2, () => 100, never);
  pending.resolve(1, null);
  pending.reject(2, failure("host_timeout"));
  move(1000);
  assert.equal(await answered, null);
  await assert.rejects(refused, failed("host_timeout"));
});

test("the end of the connection ends every wait, and what comes after it is nobody's", async () => {
  const pending = new Pending();
  const waits = [1, 2, 3].map((id) => pending.add(id, () => 100, never));
  pending.rejectAll(failure("host_exited"));
  pending.resolve(2, "late");
  for (const wait of waits) await assert.rejects(wait, failed("host_exited"));
  move(1000);
});

for (const [said, ms, lateAfter] of [
  ["nothing", 11_000, 11_000],
  ["more", 23_000, 23_000],
  ["the most", 63_000, 63_000],
  ["less, after the wait has begun,", 5_000, 11_000],
] as const) {
  test(`a reply is waited for as long as the host has said meanwhile: ${said}`, () => {
    const pending = new Pending();
    let deadline = 11_000;
    let late = 0;
    void pending.add(
      1,
      () => deadline,
      () => late++,
    );
    move(50);
    deadline = ms;
    move(lateAfter - 51);
    assert.equal(late, 0);
    move(1);
    assert.equal(late, 1);
  });
}

test("a reply that comes while the host takes longer than was said at first ends the wait", async () => {
  const pending = new Pending();
  let deadline = 11_000;
  const wait = pending.add(1, () => deadline, never);
  deadline = 23_000;
  move(15_000);
  pending.resolve(1, null);
  move(600_000);
  assert.equal(await wait, null);
});
