import assert from "node:assert/strict";
import { test } from "node:test";
import type { StepReport, StepStatus } from "../generated/protocol";
import { missing, step, stepReport } from "../test-support/plans";
import { fc } from "../test-support/properties";
import { concernOf, listMissing, sortReport } from "./report";

const ended = (key: string, status: StepStatus, wanted: string | null = "x", required = true): StepReport =>
  stepReport(step(key, { value: wanted, required }), { status, now: "" });
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);

test("what is missing is not said twice", () => {
  const sorted = sortReport(
    [
      ended("a", "filled"),
      ended("b", "not_found", null),
      ended("c", "kept"),
      ended("d", "kept", null),
      ended("e", "empty", null),
      ended("f", "not_found", null, false),
      ended("g", "differs"),
    ],
    [missing("b")],
  );
  assert.deepEqual(keys(sorted.problems), ["g"]);
  assert.deepEqual(keys(sorted.kept), ["c"]);
  assert.deepEqual(keys(sorted.right), ["a", "d"]);
  assert.deepEqual(keys(sorted.free), ["e", "f"]);
});

test("a value that a field does not take is a problem as long as it is asked for", () => {
  const steps = [ended("telefone", "reverted_by_page"), ended("cpf", "too_long"), ended("nome", "not_found")];
  const asked = [missing("telefone"), missing("email")];
  const sorted = sortReport(steps, asked);
  assert.deepEqual(keys(sorted.problems), ["telefone", "nome"]);
  assert.deepEqual(keys(listMissing(steps, asked)), ["email"]);
  assert.deepEqual(keys(sorted.free), ["cpf"]);
});

test("a refused value with answers to choose from is asked for with them", () => {
  const steps = [ended("origem", "reverted_by_page")];
  assert.deepEqual(keys(listMissing(steps, [missing("origem", { options: ["Telefone", "E-mail"] })])), [
    "origem",
  ]);
});

const LOOKED_AT: readonly StepStatus[] = [
  "kept",
  "not_found",
  "read_only",
  "ambiguous",
  "empty",
  "not_reached",
];
const TO_BE_SET: readonly StepStatus[] = [
  ...LOOKED_AT,
  "filled",
  "already_right",
  "no_such_option",
  "reverted_by_page",
  "too_long",
  "differs",
];

test("every step stands in one place: in the report, or among what is missing", () => {
  const more = { required: fc.boolean(), isMissing: fc.boolean() };
  const outcome = fc.oneof(
    fc.record({ status: fc.constantFrom(...LOOKED_AT), wanted: fc.constant(null), ...more }),
    fc.record({ status: fc.constantFrom(...TO_BE_SET), wanted: fc.constant("x"), ...more }),
  );
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 12 }), (outcomes) => {
      const steps = outcomes.map(({ status, wanted, required }, at) =>
        ended(`f${at}`, status, wanted, required),
      );
      const asked = outcomes.flatMap(({ isMissing }, at) => (isMissing ? [missing(`f${at}`)] : []));
      const { problems, kept, right, free } = sortReport(steps, asked);
      const reported = keys([...problems, ...kept, ...right, ...free]);
      assert.equal(new Set(reported).size, reported.length);
      const listed = new Set([...reported, ...keys(listMissing(steps, asked))]);
      assert.deepEqual(
        keys(steps).filter((key) => !listed.has(key)),
        [],
      );
      for (const problem of problems) assert.equal(concernOf(problem), "problem");
    }),
  );
});
