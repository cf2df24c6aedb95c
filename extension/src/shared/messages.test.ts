import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../test-support/properties";
import { isTicketFound, parseAsk } from "./messages";

for (const message of [
  { id: 1, ask: { type: "load_tools" } },
  { id: 1, ask: { type: "host", method: "pages.list", params: {} } },
  { id: 1, ask: { type: "host", method: "pages.list", params: {}, language: "en" } },
  { id: 1, ask: { type: "read", maxAgeMs: 0, byAgent: true, moreTime: false } },
  { id: 1, ask: { type: "interrupted", titles: ["Nome"] } },
  { id: 1, ask: { type: "saved", message: "", client: null } },
]) {
  test(`an ask is taken: ${JSON.stringify(message)}`, () => assert.equal(parseAsk(message), message));
}

for (const message of [
  { id: "1", ask: { type: "load_tools" } },
  { id: 1, ask: { type: "read", maxAgeMs: "0", byAgent: true, moreTime: false } },
  { id: 1, ask: { type: "interrupted", titles: ["Nome", 1] } },
  { id: 1, ask: { type: "saved", message: "" } },
  { id: 1, ask: { type: "timing", clickedAt: Number.NaN, verifiedAt: 1 } },
  { id: 1, ask: { type: "host", method: "tokens.read", params: {} } },
  { id: 1, ask: { type: "host", method: "toString", params: {} } },
  { id: 1, ask: { type: "host", method: "pages.list", params: "{}" } },
  { id: 1, ask: { type: "host", method: "pages.list", params: {}, language: "fr" } },
  { id: 1, ask: { type: "eval", code: "1" } },
  { id: 1, ask: { type: "constructor" } },
  { id: 1, ask: "load_tools" },
  { id: 1 },
  null,
  "load_tools",
]) {
  test(`no ask: ${JSON.stringify(message)}`, () => assert.equal(parseAsk(message), null));
}

test("whatever a page sends, it is told without an error whether it is an ask", () => {
  const types = fc.constantFrom(
    "host",
    "read",
    "saved",
    "interrupted",
    "recall_medium",
    "timing",
    "describe",
    "toString",
  );
  const ask = fc.tuple(fc.object(), types).map(([more, type]) => ({ ...more, type }));
  const message = fc.oneof(
    fc.anything(),
    fc.record({ id: fc.anything(), ask: fc.oneof(fc.anything(), ask) }),
  );
  fc.assert(
    fc.property(message, (sent) => {
      assert([null, sent].includes(parseAsk(sent)));
      assert.equal(typeof isTicketFound(sent), "boolean");
    }),
  );
});
