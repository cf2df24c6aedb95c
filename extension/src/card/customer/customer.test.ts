import assert from "node:assert/strict";
import { test } from "node:test";
import { line, lines } from "../../test-support/customer";
import { anyGiven, anyWrong, textsOf } from "./customer";

const WRONG = [{ code: "check_digits", message: "Este CPF não confere." }];

test("what the page shows is not given, nor is a line of spaces or one that was emptied", () => {
  assert(!anyGiven(lines(line("name", "Ana", "page"), line("email", "a@b.example", "certificate"))));
  assert(!anyGiven(lines(line("name", "  ", "typed"), line("email", "", "typed"))));
  assert(anyGiven(lines(line("name", "Ana", "typed"))));
  assert(anyGiven(lines(line("name", "Ana", "pasted"))));
});

test("only what was given here can be wrong", () => {
  assert(!anyWrong(lines({ ...line("document", "1", "page"), issues: WRONG })));
  assert(anyWrong(lines({ ...line("document", "1", "typed"), issues: WRONG })));
});

test("the texts are equal as long as every line holds the same", () => {
  const before = lines(line("name", "Ana"), line("phone_1", "(51) 3333-4444"));
  assert.equal(
    textsOf(before),
    textsOf(lines(line("name", "Ana", "page"), line("phone_1", "(51) 3333-4444"))),
  );
  assert.notEqual(textsOf(before), textsOf(lines(line("name", "Ana"), line("phone_2", "(51) 3333-4444"))));
});
