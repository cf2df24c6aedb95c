import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf } from "./errors";

for (const [text, code] of [
  ["Specified native messaging host not found.", "host_missing"],
  ["Access to the specified native messaging host is forbidden.", "host_forbidden"],
  ["Native host has exited.", "host_exited"],
  ["Error when communicating with the native messaging host.", "host_protocol_error"],
  ["Failed to start native messaging host.", "host_start_failed"],
  [
    "Access to the native messaging host was disabled by the system administrator.",
    "host_disabled_by_policy",
  ],
  ["Something new.", "host_exited"],
  ["", "host_exited"],
] as const) {
  test(`Chromium's "${text}" is ${code}`, () => assert.equal(codeOf(text), code));
}
