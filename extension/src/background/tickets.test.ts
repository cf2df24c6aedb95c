import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { freshChrome } from "../test-support/chrome";
import { describe, forget, forgetTab, openTickets, remember, type TicketFrame } from "./tickets";

freshChrome();

const frame = (documentId: string, tabId: number, openedAt = 1): TicketFrame => ({
  documentId,
  tabId,
  frameId: 0,
  number: null,
  openedAt,
});

beforeEach(async () => {
  for (const { documentId } of await openTickets()) await forget(documentId);
});

const names = async () => (await openTickets()).map(({ documentId }) => documentId);

test("what is known of a ticket stays when its script connects anew", async () => {
  await remember(frame("A", 1, 100));
  await describe("A", "20251");
  await remember(frame("A", 1, 200));
  assert.deepEqual(await openTickets(), [{ ...frame("A", 1, 100), number: "20251" }]);
});

test("a ticket that is gone is not described", async () => {
  await describe("A", "20251");
  assert.deepEqual(await names(), []);
});

test("a closed tab takes all its tickets with it and no other's", async () => {
  for (const [name, tab] of [
    ["A", 1],
    ["B", 2],
    ["C", 1],
  ] as const)
    await remember(frame(name, tab));
  await forgetTab(1);
  assert.deepEqual(await names(), ["B"]);
});
