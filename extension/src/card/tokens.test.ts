import assert from "node:assert/strict";
import { test } from "node:test";
import { medium } from "../test-support/media";
import { looksOf } from "./tokens";

test("only a blank token that was confirmed, or that is still being read, looks as if it were to be filled in", () => {
  assert.equal(looksOf(medium(), true).tone, "go");
  assert.equal(looksOf(medium({ confirmed: false }), false).tone, "go");
  assert.equal(looksOf(medium({ confirmed: false }), true).tone, "warn");
});

test("no other state does, and before anything is known nothing is shown", () => {
  for (const state of ["operational", "indeterminate", "driver_failed", "no_token"] as const) {
    assert.notEqual(looksOf(medium({ state }), true).tone, "go");
  }
  assert.deepEqual(looksOf(undefined, true), { tone: "none", inside: "unknown" });
});
