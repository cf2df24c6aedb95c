import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { StepReport } from "../generated/protocol";
import { restoreClock, stopClock } from "../test-support/clock";
import { step, stepReport } from "../test-support/plans";
import { Progress } from "./progress";

afterEach(restoreClock);

test("steps are shown together now and then, and none once it has ended", () => {
  const move = stopClock();
  const shown: number[] = [];
  const progress = new Progress(100, (done) => shown.push(done.length));
  progress.add(stepReport(step("tipo")));
  progress.add(stepReport(step("origem")));
  assert.deepEqual(shown, []);
  move(100);
  progress.add(stepReport(step("nome")));
  move(100);
  progress.end();
  move(1000);
  assert.deepEqual(shown, [2, 3]);
});

test("what was shown is not changed by later steps", () => {
  const move = stopClock();
  let shown: readonly StepReport[] = [];
  const progress = new Progress(100, (done) => {
    shown = done;
  });
  move(100);
  progress.add(stepReport(step("tipo")));
  assert.deepEqual(shown, []);
  progress.end();
});

test("the fields that were filled are named, no other", () => {
  stopClock();
  const progress = new Progress(100, () => undefined);
  progress.add(stepReport(step("tipo")));
  progress.add(stepReport(step("nome"), { status: "kept" }));
  assert.deepEqual(progress.filled(), ["TIPO"]);
  progress.end();
});
