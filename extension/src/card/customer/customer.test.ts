import assert from "node:assert/strict";
import { test } from "node:test";
import type { CustomerCheckResult } from "../../generated/protocol";
import { checked, line } from "../../test-support/customer";
import { anyGiven, customerOf, NO_LINES } from "./customer";

const CHECKED: CustomerCheckResult = {
  name: checked("Padaria"),
  document: checked("52998224725"),
  phone_1: checked("+551"),
  phone_2: checked("+552"),
  email: checked(null),
  protocol: checked(null),
  customer: {
    name: "Padaria",
    cpf: "52998224725",
    cnpj: null,
    phones: ["+551", "+552"],
    email: null,
    protocol: null,
  },
};

test("only what was given here goes into a plan", () => {
  const lines = {
    ...NO_LINES,
    name: line("Padaria", "page"),
    document: line("x"),
    phone_1: line("51 1", "page"),
    phone_2: line("51 2", "typed"),
  };
  assert.deepEqual(customerOf(lines, CHECKED), {
    name: null,
    cpf: "52998224725",
    cnpj: null,
    phones: ["+552"],
    email: null,
    protocol: null,
  });
});

test("what the page shows is not given, nor is a line of spaces", () => {
  assert(!anyGiven({ ...NO_LINES, name: line("Ana", "page"), email: line("a@b.example", "certificate") }));
  assert(!anyGiven({ ...NO_LINES, name: line("  ", "typed") }));
  assert(anyGiven({ ...NO_LINES, name: line("Ana", "typed") }));
});
