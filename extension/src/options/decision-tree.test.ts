import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf } from "../background/host/errors";
import { stepsFor } from "./decision-tree";

const CODES = [
  "Specified native messaging host not found.",
  "Access to the specified native messaging host is forbidden.",
  "Native host has exited.",
  "Error when communicating with the native messaging host.",
  "Failed to start native messaging host.",
  "Access to the native messaging host was disabled by the system administrator.",
].map(codeOf);

for (const code of [...CODES, "host_timeout", "host_outdated", "extension_outdated"]) {
  test(`${code} has steps`, () => assert(stepsFor(code).length > 0));
}

test("a failure that is not about the connection has none", () =>
  assert.deepEqual(stepsFor("paste_nothing"), []));
