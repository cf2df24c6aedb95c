import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { restoreClock, stopClock } from "../test-support/clock";
import { continueFor, endOfPiece, finish, type Pieces } from "./pieces";

afterEach(restoreClock);

function* count(to: number, done: number[], between: () => void = () => undefined): Pieces {
  for (let step = 1; step <= to; step++) {
    done.push(step);
    between();
    yield;
  }
}

test("work in pieces is carried on where it was left, and each piece ends at its time", () => {
  const move = stopClock();
  const done: number[] = [];
  const work = count(5, done, () => move(4));
  assert(!continueFor(work, endOfPiece()));
  assert.deepEqual(done, [1, 2, 3]); // 12 ms: the piece of 10 ends after the step in which it is over
  assert(continueFor(work, endOfPiece()));
  assert.deepEqual(done, [1, 2, 3, 4, 5]);
});

test("work that is finished in one go is finished", () => {
  const done: number[] = [];
  const work = count(3, done);
  finish(work);
  finish(work);
  assert.deepEqual(done, [1, 2, 3]);
});
