import assert from "node:assert/strict";
import { test } from "node:test";
import { failure } from "../shared/failure";
import { mediumKey } from "../shared/media";
import { freshChrome } from "../test-support/chrome";
import { line, lines } from "../test-support/customer";
import { medium } from "../test-support/media";
import { fillReport, missing, plan, step, stepReport } from "../test-support/plans";
import { NO_CUSTOMER } from "./customer/customer";
import { type CardState, initialState } from "./state";
import { statusLine } from "./status";

freshChrome();
const START = initialState("ticket");
const result = {
  media: [medium()],
  read_at: "2026-11-22T16:00:00-03:00",
  elapsed_ms: 1,
  remote_session: false,
};
const READ: CardState = { ...START, reading: { kind: "known", result } };

test("while a token is read, that is said; then what it is", () => {
  assert.equal(statusLine(START), "Lendo o token…");
  assert.equal(statusLine(READ), "Mídia em branco");
});

test("of two media of which one is blank it says that there are two, not that one is blank", () => {
  const other = medium({ state: "operational", reader: "Leitora 2", title: "Certificado em ordem" });
  const media = [medium(), other];
  const read: CardState = { ...READ, reading: { kind: "known", result: { ...result, media } } };
  assert.equal(statusLine(read), "Há 2 mídias conectadas");
  assert.equal(statusLine({ ...read, chosen: mediumKey(other) }), "Certificado em ordem");
});

test("a reading that was pasted is spoken of instead of this computer's", () => {
  const media = [medium({ title: "Token operacional" })];
  assert.equal(
    statusLine({ ...READ, pastedReading: { media, readAt: "2026-11-22T16:00:00-03:00" } }),
    "Token operacional",
  );
});

test("a reading that failed says why", () => {
  const failed = failure("host_missing");
  assert.equal(statusLine({ ...START, reading: { kind: "failed", failure: failed } }), failed.message);
});

test("the customer's data are counted as they come", () => {
  const customer = { ...NO_CUSTOMER, lines: lines(line("name", "Ana"), line("email", "a@b.example")) };
  assert.match(statusLine({ ...READ, customer }), /^Mídia em branco, .*2/);
});

test("a fill that is over is told in numbers: right, problems, missing", () => {
  const steps = [
    stepReport(step("tipo")),
    stepReport(step("origem")),
    stepReport(step("nome"), { status: "not_found" }),
  ];
  const work: CardState["work"] = { kind: "done", plan: plan(), report: fillReport(steps) };
  const [right, problems, asked] = statusLine({ ...READ, work, missing: [missing("email")] }).split(", ");
  assert.match(right ?? "", /2/);
  assert.match(problems ?? "", /1/);
  assert.match(asked ?? "", /1/);
});

test("what the page says of SALVAR goes before everything else", () => {
  const work: CardState["work"] = { kind: "done", plan: plan(), report: fillReport([]) };
  const saved: CardState["saved"] = { kind: "saved", message: "", numbers: ["20252"], chosen: "20252" };
  assert.match(statusLine({ ...READ, work, saved }), /20252/);
  assert.doesNotMatch(statusLine({ ...READ, work, saved: { kind: "refused", fields: [] } }), /20252|Mídia/);
});
