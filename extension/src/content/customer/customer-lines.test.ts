import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { initialState } from "../../card/state";
import { createStore } from "../../card/store";
import { CANDIDATES_MAX, CANDIDATES_MAX_CHARS } from "../../generated/limits";
import type { Candidate, Line, TicketPrepareParams, TicketPrepareResult } from "../../generated/protocol";
import type { WorkerLink } from "../../shared/worker-link";
import { freshChrome } from "../../test-support/chrome";
import { line, lines } from "../../test-support/customer";
import { type Circumstances, CustomerLines } from "./customer-lines";

const NOTHING: Circumstances = {
  sop: null,
  token: null,
  page: { map: "qualitor", ticket_number: null, fields: {} },
  answers: {},
  force: false,
  filled: null,
  answered: null,
};

interface Asked {
  params: TicketPrepareParams;
  answer(...known: Line[]): Promise<void>;
  fail(): Promise<void>;
}

/** The lines with a host that answers when the test says so. */
function collecting() {
  freshChrome();
  const store = createStore(initialState("ticket"));
  const asked: Asked[] = [];
  const askHost = (_method: string, params: TicketPrepareParams) =>
    new Promise<TicketPrepareResult>((resolve, reject) => {
      const answer = async (...known: Line[]) => {
        resolve({ lines: lines(...known), people: [], plan: null, guidance: null });
        await new Promise(setImmediate);
      };
      const fail = async () => {
        reject(new Error("no host"));
        await new Promise(setImmediate);
      };
      asked.push({ params, answer, fail });
    });
  const link = { askHost } as unknown as WorkerLink;
  const around = { ...NOTHING };
  const customer = new CustomerLines({ store, link, circumstances: () => around });
  const state = () => store.get().customer;
  return { asked, customer, state, store, around };
}

const sentLast = (asked: Asked[]) => (asked.at(-1)?.params.candidates ?? []).map(({ value }) => value);

const candidate = (value: string, person = 0): Candidate => ({
  key: "name",
  value,
  display: value,
  confidence: "sure",
  issues: [],
  label: "",
  person,
});

test("an answer that comes after a later one is not shown", async () => {
  const { asked, customer, state } = collecting();
  customer.open(true);
  customer.choose("name", { display: "Ana", source: "page", confidence: "sure", issues: [] });
  await asked[1]?.answer(line("name", "Ana", "typed"));
  await asked[0]?.answer(line("name", "Padaria", "page"));
  assert.equal(state().lines[0]?.text, "Ana");
});

test("typing is asked about once it rests, in one message with all that is known", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, customer } = collecting();
  for (const text of ["A", "An", "Ana"]) customer.type("name", text);
  customer.type("email", "");
  assert.equal(asked.length, 0);
  mock.timers.runAll();
  mock.timers.reset();
  assert.deepEqual(
    asked.map(({ params }) => params.lines),
    [{ name: "Ana", email: "" }],
  );
});

test("of a text about several people only the chosen one's values are sent", () => {
  const { asked, customer } = collecting();
  customer.take({ candidates: [candidate("Ana", 0), candidate("Bia", 1)], people: 2 });
  customer.choosePerson({ paste: 0, person: 1, name: "Bia" });
  assert.deepEqual(sentLast(asked), ["Bia"]);
});

test("of many texts the last ones' values are sent, as many as a message takes", () => {
  const { asked, customer } = collecting();
  for (const text of ["primeiro", "segundo", "terceiro"])
    customer.take({ candidates: Array.from({ length: 90 }, () => candidate(text)), people: 1 });
  const sent = sentLast(asked);
  assert.equal(sent.length, CANDIDATES_MAX);
  assert.deepEqual([...new Set(sent)], ["terceiro", "segundo", "primeiro"]);
});

test("what was dropped does not come back with an answer that was under way", async () => {
  const { asked, customer, state } = collecting();
  customer.take({ candidates: [candidate("Ana")], people: 1 });
  customer.forget();
  await asked[0]?.answer(line("name", "Ana"));
  assert.equal(state().lines[0]?.text, "");
  assert(!customer.inUse);
});

test("the page is followed only while the lines are in use", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, customer, around } = collecting();
  customer.followPageSoon();
  mock.timers.runAll();
  assert.equal(asked.length, 0);
  customer.open(true);
  around.page = {
    ...around.page,
    fields: { cliente: { value: "Ana", display: "", label: "", read_only: false } },
  };
  customer.followPageSoon();
  mock.timers.runAll();
  mock.timers.reset();
  assert.equal(asked.length, 2);
});

test("where nothing has changed the host is not asked again, unless it has failed to answer", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, customer } = collecting();
  customer.open(true);
  for (const answered of [false, true]) {
    if (answered) await asked[0]?.answer();
    customer.followPageSoon();
    mock.timers.runAll();
    assert.equal(asked.length, 1);
  }
  customer.type("name", "");
  mock.timers.runAll();
  assert.equal(asked.length, 2);
  await asked[1]?.fail();
  customer.followPageSoon();
  mock.timers.runAll();
  mock.timers.reset();
  assert.equal(asked.length, 3);
});

const ofField = (key: string, text: string, field: string): Line => ({
  ...line(key, text),
  usable: text !== "",
  field,
});

const PHONES = ["phone_1", "phone_2"] as const;

/** Lines of two fields, as the host shows them. */
async function shown(...known: Line[]) {
  const all = collecting();
  all.customer.open(true);
  await all.asked[0]?.answer(...known);
  return all;
}

test("an answer to a line's question is what the line says", async () => {
  const { customer, state, store } = await shown(ofField("name", "", "nome"));
  customer.answer("nome", "Ana");
  assert.deepEqual(state().typed, { name: "Ana" });
  assert.deepEqual(store.get().answers, { nome: "Ana" });
});

test("an answer to another question is no line's", async () => {
  const { customer, state, store } = await shown(ofField("name", "", "nome"));
  customer.answer("midia_safeweb", "Sim");
  assert.deepEqual(state().typed, {});
  assert.deepEqual(store.get().answers, { midia_safeweb: "Sim" });
  assert.deepEqual([customer.holds("nome"), customer.holds("midia_safeweb")], [true, false]);
});

test("what is typed later goes before an answer, and the answer before what was typed earlier", async () => {
  const { customer, state, store } = await shown(ofField("name", "", "nome"));
  customer.type("name", "Ana");
  customer.answer("nome", "Bia");
  assert.deepEqual(state().typed, { name: "Bia" });
  customer.type("name", "Rosa");
  assert.deepEqual([state().typed, store.get().answers], [{ name: "Rosa" }, {}]);
});

test("a second answer adds a phone, and a changed one replaces what it gave", async () => {
  const empty = PHONES.map((key) => ofField(key, "", "telefone"));
  const { customer, state, asked } = await shown(...empty);
  customer.answer("telefone", "A");
  void customer.prepare(NOTHING);
  await asked.at(-1)?.answer(ofField("phone_1", "A", "telefone"), ofField("phone_2", "", "telefone"));
  customer.answer("telefone", "B");
  assert.deepEqual(state().typed, { phone_1: "A", phone_2: "B" });
  void customer.prepare(NOTHING);
  await asked.at(-1)?.answer(...PHONES.map((key, at) => ofField(key, at === 0 ? "A" : "B", "telefone")));
  customer.answer("telefone", "C");
  assert.deepEqual(state().typed, { phone_1: "A", phone_2: "C" });
});

test("an answer that a line shows already makes it the agent's", async () => {
  const { customer, state } = await shown(...PHONES.map((key) => ofField(key, key, "telefone")));
  customer.answer("telefone", "phone_1");
  assert.deepEqual(state().typed, { phone_1: "phone_1" });
});

test("what is typed while the host answers is not replaced by the answer", async () => {
  const { asked, customer, state } = collecting();
  customer.open(true);
  customer.type("name", "Rosa");
  await asked[0]?.answer(line("name", "Padaria", "page"));
  assert.equal(state().lines[0]?.text, "Rosa");
});

test("what is typed while a plan is made is not replaced, and the lines stay open", async () => {
  const { asked, customer, state } = collecting();
  customer.open(true);
  const preparing = customer.prepare(NOTHING);
  customer.type("name", "Rosa");
  await asked[1]?.answer(line("name", "Padaria", "page"));
  await preparing;
  assert.deepEqual([state().lines[0]?.text, state().open], ["Rosa", true]);
});

test("what is dropped while a plan is made does not come back, nor do its answers", async () => {
  const { asked, customer, state, store } = await shown(ofField("name", "", "nome"));
  customer.answer("nome", "Ana");
  customer.answer("midia_safeweb", "Sim");
  const preparing = customer.prepare(NOTHING);
  customer.forget();
  await asked.at(-1)?.answer(line("name", "Ana"));
  await preparing;
  assert.deepEqual([state().lines[0]?.text, state().typed], ["", {}]);
  assert.deepEqual(store.get().answers, { midia_safeweb: "Sim" });
});

test("of long texts no more is sent than a message takes", () => {
  const { asked, customer } = collecting();
  customer.take({
    candidates: Array.from({ length: 100 }, () => candidate("x".repeat(1_000))),
    people: 1,
  });
  const chars = JSON.stringify(asked.at(-1)?.params.candidates).length;
  assert(chars < CANDIDATES_MAX_CHARS + 1_000 && chars > CANDIDATES_MAX_CHARS / 2, String(chars));
});

test("until one of several people is chosen only who they are is sent", () => {
  const { asked, customer } = collecting();
  const mail = { ...candidate("ana@exemplo.com"), key: "email" as const };
  customer.take({
    candidates: [mail, candidate("Ana"), candidate("Bia", 1), { ...mail, person: 2 }],
    people: 3,
  });
  assert.deepEqual(sentLast(asked), ["Ana", "Bia", "ana@exemplo.com"]);
  customer.choosePerson({ paste: 0, person: 0, name: "Ana" });
  assert.deepEqual(sentLast(asked), ["ana@exemplo.com", "Ana"]);
});
