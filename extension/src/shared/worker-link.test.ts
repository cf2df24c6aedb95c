import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type Channel, freshChrome } from "../test-support/chrome";
import { restoreClock, settle, stopClock } from "../test-support/clock";
import { LOST_FOR_GOOD_MS } from "./constants";
import { failure, QualitokenError } from "./failure";
import { WORKER_DEADLINE_MS, WorkerLink } from "./worker-link";

let { channels, runtime } = freshChrome();
let move = stopClock();
let news: string[] = [];
let link = new WorkerLink("ticket", () => undefined);

beforeEach(() => {
  ({ channels, runtime } = freshChrome());
  restoreClock();
  move = stopClock();
  news = [];
  link = new WorkerLink("ticket", (told) => news.push(told.news));
});
afterEach(restoreClock);

const worker = (): Channel => channels.at(-1) ?? assert.fail("no channel is open");
const failed = (code: string) => (error: unknown) =>
  error instanceof QualitokenError && error.failure.code === code;

test("each answer goes to its own ask, over one channel", async () => {
  const asked = [link.ask({ type: "saved_elsewhere" }), link.ask({ type: "saved_elsewhere" })];
  worker().say({ id: 2, value: "b" });
  worker().say({ id: 1, value: "a" });
  assert.deepEqual(await Promise.all(asked), ["a", "b"]);
  assert.equal(channels.length, 1);
});

test("the worker's failure reaches the one who asked, and its news everybody", async () => {
  const asked = link.ask({ type: "saved_elsewhere" });
  worker().say({ news: "changed" });
  worker().say({ id: 1, failure: failure("host_missing") });
  await assert.rejects(asked, failed("host_missing"));
  assert.deepEqual(news, ["changed"]);
});

test("a worker that dies is asked again, once", async () => {
  const asked = link.ask({ type: "saved_elsewhere" });
  const [frame] = worker().posted;
  worker().end();
  assert.equal(channels.length, 2);
  assert.deepEqual(worker().posted, [frame]);
  worker().say({ id: 1, value: "a" });
  assert.equal(await asked, "a");
});

test("a worker that dies twice over an ask is lost; an extension that is gone by then was updated", async () => {
  for (const [id, code] of [
    [runtime.id, "worker_lost"],
    [undefined, "extension_reloaded"],
  ] as const) {
    const asked = link.ask({ type: "saved_elsewhere" });
    worker().end();
    worker().end();
    runtime.id = id;
    move(LOST_FOR_GOOD_MS);
    await assert.rejects(asked, failed(code));
  }
});

test("a worker that never answers is given up after its time, and its late answer is nobody's", async () => {
  const asked = link.ask({ type: "saved_elsewhere" });
  move(WORKER_DEADLINE_MS);
  await assert.rejects(asked, failed("worker_lost"));
  worker().say({ id: 1, value: "a" });
  await settle();
});

test("a page that the extension has left behind says so at once", async () => {
  runtime.id = undefined;
  await assert.rejects(link.ask({ type: "saved_elsewhere" }), failed("extension_reloaded"));
  assert.deepEqual(channels, []);
});

test("a channel whose end was not told is no way to the worker", async () => {
  link.open();
  worker().isOpen = false;
  await assert.rejects(link.ask({ type: "saved_elsewhere" }), failed("extension_reloaded"));
});
