import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { restoreClock, stopClock } from "../test-support/clock";
import { writtenDown } from "./clock";

afterEach(restoreClock);

test("a moment of another day is told with its date, as it was written down", () => {
  assert.deepEqual(writtenDown("2001-11-02T14:05:09-03:00"), { date: "02/11/2001", time: "14:05" });
});

test("a moment of today is told by its time alone", () => {
  stopClock();
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  assert.deepEqual(writtenDown(`${day.join("-")}T23:59:59-03:00`), { date: null, time: "23:59" });
});
