import assert from "node:assert/strict";
import { test } from "node:test";
import { AGENT_RETRY_MS, BACKOFF_FIRST_MS, BACKOFF_MAX_MS, STABLE_AFTER_MS } from "../../shared/constants";
import { fc } from "../../test-support/properties";
import { Backoff } from "./backoff";

test("a broken host is started ever more seldom", () => {
  const backoff = new Backoff();
  const starts: number[] = [];
  for (let ms = 0; ms < 600_000; ms += 100) {
    if (!backoff.isDue(ms, false)) continue;
    starts.push(ms);
    backoff.failed(ms, 0);
  }
  assert.deepEqual(starts.slice(0, 6), [0, 500, 1500, 3500, 7500, 15500]);
  assert.equal(starts.length, 16);
});

test("an agent need not wait for the pause, but for the least time", () => {
  const backoff = new Backoff();
  for (let n = 0; n < 9; n++) backoff.failed(1000, 0);
  assert(!backoff.isDue(1000 + AGENT_RETRY_MS - 1, true));
  assert(backoff.isDue(1000 + AGENT_RETRY_MS, true));
  assert(!backoff.isDue(1000 + AGENT_RETRY_MS, false));
});

test("a host that was well comes back at once", () => {
  const backoff = new Backoff();
  backoff.failed(1000, 0);
  backoff.failed(60_000, STABLE_AFTER_MS);
  assert(backoff.isDue(60_000, false));
});

test("whatever failed before, a start is due between the first and the longest pause after the last failure", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STABLE_AFTER_MS - 1), { minLength: 1, maxLength: 2000 }), (lives) => {
      const backoff = new Backoff();
      for (const lived of lives) backoff.failed(0, lived);
      assert(!backoff.isDue(BACKOFF_FIRST_MS - 1, false));
      assert(backoff.isDue(BACKOFF_MAX_MS, false));
    }),
  );
});
