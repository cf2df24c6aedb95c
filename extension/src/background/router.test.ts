import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { PROTOCOL_VERSION } from "../generated/names";
import type { Language } from "../generated/protocol";
import { LANGUAGE } from "../shared/kept-for-card";
import { type Ask, parseAsk } from "../shared/messages";
import { type Channel, freshChrome } from "../test-support/chrome";
import { settle } from "../test-support/clock";
import { host } from "./host/host";
import { route } from "./router";

let { channels, storage } = freshChrome();

beforeEach(() => {
  ({ channels, storage } = freshChrome());
});
afterEach(async () => {
  host.disconnect();
  await settle(); // what was not answered starts the host again
  host.disconnect();
});

const channel = {} as chrome.runtime.Port;
const ask = (language?: Language) => {
  const asked = { type: "host", method: "sop.list", params: {}, ...(language ? { language } : {}) };
  const { ask } = parseAsk({ id: 1, ask: asked }) ?? assert.fail("it is no ask");
  void route(ask as Ask, null, channel).catch(() => undefined); // nobody answers
  return settle();
};
const started = (): Channel => channels.at(-1) ?? assert.fail("no host was started");
const sent = () =>
  started().posted.map((message) => {
    const { method, params } = message as { method: string; params: { language?: Language } };
    return params.language ? `${method} ${params.language}` : method;
  });
const connect = async () => {
  await ask();
  started().say({ method: "hello", params: { protocol: PROTOCOL_VERSION, capabilities: ["configure"] } });
  await settle();
  assert.deepEqual(sent(), ["sop.list"]);
};

test("a page that has heard of a new language first is answered after the host has been told", async () => {
  await connect();
  await storage.local.set({ [LANGUAGE]: "en" });
  await ask("en");
  assert.deepEqual(sent(), ["sop.list", "configure en", "sop.list"]);
  await storage.local.set({ [LANGUAGE]: "pt_BR" });
  await ask("pt_BR");
  assert.deepEqual(sent().slice(3), ["configure pt_BR", "sop.list"]);
});

test("a page that has not heard of a new language yet changes nothing", async () => {
  await connect();
  await storage.local.set({ [LANGUAGE]: "pt_BR" });
  await ask("en");
  await ask();
  assert.deepEqual(sent(), ["sop.list", "sop.list", "sop.list"]);
});
