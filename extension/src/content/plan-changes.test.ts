import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageFacts, StepReport, StepStatus } from "../generated/protocol";
import { freshChrome } from "../test-support/chrome";
import { fillReport, missing, plan, step, stepReport } from "../test-support/plans";
import { askWhatIsOpen, forCompletion } from "./plan-changes";

freshChrome();

const before = (key: string, status: StepStatus): StepReport =>
  stepReport(step(key), { status, now: "velho" });
const shows = (values: Record<string, string>): PageFacts => ({
  map: "qualitor",
  ticket_number: null,
  fields: Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, display: "", label: key, read_only: false }]),
  ),
});

test("only what the fill before has put there may be replaced", () => {
  const report = fillReport([before("ours", "filled"), before("changed", "filled"), before("kept", "kept")]);
  const now = shows({ ours: "velho", changed: "do atendente", kept: "velho" });
  const steps = [
    step("ours", { policy: "if_empty" }),
    step("changed"),
    step("kept"),
    step("looked_at", { policy: "confirm" }),
    step("new"),
    step("answered", { policy: "if_empty" }),
  ];
  const completed = forCompletion(plan(steps), report, now, "answered");
  assert.deepEqual(
    completed.steps.map(({ policy }) => policy),
    ["set", "if_empty", "if_empty", "confirm", "if_empty", "set"],
  );
});

test("what is open is asked and not filled", () => {
  const steps = [step("nome", { policy: "if_empty" }), step("email", { policy: "if_empty" })];
  const asked = askWhatIsOpen(plan(steps, { missing: [missing("nome")] }), [
    { field: "nome", options: ["Ana", "Bia"] },
  ]);
  assert.deepEqual(
    asked.steps.map(({ value }) => value),
    [null, "novo"],
  );
  assert.deepEqual(asked.missing, [
    { key: "nome", question: "Qual é o valor certo para “NOME”?", options: ["Ana", "Bia"], evidence: "" },
  ]);
});

test("where nothing is open the plan stays as it is", () => {
  const made = plan([step("nome")], { missing: [missing("email")] });
  assert.equal(askWhatIsOpen(made, []), made);
});
