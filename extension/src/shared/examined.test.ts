import assert from "node:assert/strict";
import { test } from "node:test";
import { type Examined, ticketsAmong } from "./examined";

interface Frame extends Examined {
  frameId: number;
}

function frame(frameId: number, depth: number, evident: boolean, ready: number, own: number): Frame {
  return { frameId, evident, alike: false, ready, own, total: 28, depth };
}

function chosen(...frames: Frame[]): number[] {
  return ticketsAmong(frames).map(({ frameId }) => frameId);
}

test("the frame that holds the fields is taken, not those around it that see into it", () => {
  assert.deepEqual(
    chosen(frame(0, 0, true, 20, 0), frame(1, 1, true, 20, 0), frame(2, 2, true, 20, 20)),
    [2],
  );
  assert.deepEqual(chosen(frame(0, 0, true, 22, 2), frame(1, 1, true, 20, 20)), [1]);
});

test("a ticket whose parts stand in several frames is filled from the innermost one around them", () => {
  const parts = [frame(2, 2, false, 12, 12), frame(3, 2, false, 9, 9)];
  assert.deepEqual(chosen(frame(0, 0, true, 21, 0), frame(1, 1, true, 21, 0), ...parts), [1]);
});

test("two frames with a ticket each are two tickets, and none is none", () => {
  assert.deepEqual(
    chosen(frame(0, 0, false, 3, 0), frame(1, 1, true, 20, 20), frame(2, 1, true, 24, 24)),
    [1, 2],
  );
  assert.deepEqual(chosen(frame(0, 0, false, 4, 4)), []);
});
