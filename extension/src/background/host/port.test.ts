import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { MAX_FRAME_IN_BYTES } from "../../generated/limits";
import { PROTOCOL_VERSION } from "../../generated/names";
import { BACKOFF_MAX_MS, HELLO_DEADLINE_MS } from "../../shared/constants";
import { QualitokenError } from "../../shared/failure";
import { type Channel, freshChrome } from "../../test-support/chrome";
import { restoreClock, settle, stopClock } from "../../test-support/clock";
import { HostPort } from "./port";

let { channels, runtime } = freshChrome();
let move = stopClock();
let port = new HostPort(
  () => undefined,
  () => undefined,
);
let notified: [method: string, params: unknown][] = [];

beforeEach(() => {
  ({ channels, runtime } = freshChrome());
  restoreClock();
  move = stopClock();
  notified = [];
  port = new HostPort(
    (method, params) => notified.push([method, params]),
    () => undefined,
  );
});
afterEach(restoreClock);

/** The host that was started last. */
const host = (): Channel => channels.at(-1) ?? assert.fail("no host was started");
const greet = (protocol = PROTOCOL_VERSION) => host().say({ method: "hello", params: { protocol } });
const ends = (words: string) => {
  runtime.lastError = { message: words };
  host().end();
};
const failed = (code: string) => (error: unknown) =>
  error instanceof QualitokenError && error.failure.code === code;
const ask = (params: object = {}) => port.request("ping", params, { deadlineMs: () => 1000 });

test("nothing is sent before the host has said hello, and one host serves all", async () => {
  const asked = [ask(), ask()];
  await settle();
  assert.equal(channels.length, 1);
  assert.deepEqual(host().posted, []);
  greet();
  await settle();
  assert.deepEqual(host().posted, [
    { jsonrpc: "2.0", id: 1, method: "ping", params: {} },
    { jsonrpc: "2.0", id: 2, method: "ping", params: {} },
  ]);
  host().say({ id: 2, result: "b" });
  host().say({ id: 1, result: "a" });
  assert.deepEqual(await Promise.all(asked), ["a", "b"]);
});

test("a host that was well and is gone is started again, once", async () => {
  const first = ask();
  greet();
  await settle();
  host().say({ id: 1, result: "a" });
  await first;
  move(60_000);
  const asked = ask();
  await settle();
  ends("Native host has exited.");
  await settle();
  assert.equal(channels.length, 2);
  greet();
  await settle();
  ends("Native host has exited.");
  await assert.rejects(asked, failed("host_exited"));
  assert.equal(channels.length, 2);
});

test("a host that cannot be reached is not asked for again within the pause, and says why at once", async () => {
  const asked = ask();
  ends("Specified native messaging host not found.");
  await assert.rejects(asked, failed("host_missing"));
  await assert.rejects(ask(), failed("host_missing"));
  assert.equal(channels.length, 1);
  move(BACKOFF_MAX_MS);
  const again = ask();
  assert.equal(channels.length, 2);
  greet();
  await settle();
  host().say({ id: 1, result: "a" });
  assert.equal(await again, "a");
});

test("a host that says nothing is given up after its time", async () => {
  const asked = ask();
  move(HELLO_DEADLINE_MS);
  await assert.rejects(asked, failed("host_timeout"));
  assert(!host().isOpen);
});

test("a host that does not answer in time is let go: its late answer would be taken for another's", async () => {
  const asked = ask();
  greet();
  await settle();
  move(1000);
  await assert.rejects(asked, failed("host_timeout"));
  assert(!host().isOpen);
});

test("a host of another major version gets no request", async () => {
  const asked = ask();
  greet("99.0");
  await assert.rejects(asked, failed("extension_outdated"));
  assert.deepEqual(host().posted, []);
});

test("a first word that is no hello is no host", async () => {
  const asked = ask();
  host().say({ id: 1, result: "a" });
  await assert.rejects(asked, failed("host_protocol_error"));
});

test("what the host would refuse for its length is not sent", async () => {
  const asked = ask({ text: "á".repeat(MAX_FRAME_IN_BYTES / 2) });
  greet();
  await assert.rejects(asked, failed("frame_too_large"));
  assert.deepEqual(host().posted, []);
});

test("the host's own words on a failure reach the one who asked", async () => {
  const asked = ask();
  greet();
  await settle();
  const data = { code: "internal_error", hint: "Leia de novo.", retryable: true, detail: "x" };
  host().say({ id: 1, error: { code: -32603, message: "Algo falhou.", data } });
  await assert.rejects(asked, (error) => {
    assert(error instanceof QualitokenError);
    assert.deepEqual(error.failure, { ...data, message: "Algo falhou." });
    return true;
  });
});

test("what the host tells unasked is passed on", async () => {
  const opened = port.connect();
  greet();
  await opened;
  host().say({ method: "tokens.changed", params: { change: "removed" } });
  assert.deepEqual(notified, [["tokens.changed", { change: "removed" }]]);
});
