import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../test-support/properties";
import { whoIsOutdated } from "./hello";

for (const [host, ours, outdated] of [
  ["1.9", "1.0", null],
  ["2.0", "1.4", "extension_outdated"],
  ["1.0", "2.0", "host_outdated"],
  ["", "1.0", "host_outdated"],
  ["10.0", "9.9", "extension_outdated"],
] as const) {
  test(`a host of "${host}" and an extension of "${ours}": ${outdated ?? "they can talk"}`, () =>
    assert.equal(whoIsOutdated(host, ours), outdated));
}

test("minor versions never matter, and of two major ones exactly one is the older", () => {
  const number = fc.nat(30);
  fc.assert(
    fc.property(number, number, number, number, (major, minor, otherMajor, otherMinor) => {
      const [one, other] = [`${major}.${minor}`, `${otherMajor}.${otherMinor}`];
      const said = [whoIsOutdated(one, other), whoIsOutdated(other, one)].sort();
      assert.deepEqual(said, major === otherMajor ? [null, null] : ["extension_outdated", "host_outdated"]);
    }),
  );
});
