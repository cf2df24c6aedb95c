import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { freshChrome } from "../test-support/chrome";
import { failure, failureOf, QualitokenError } from "./failure";
import { speak } from "./i18n";

freshChrome();
beforeEach(() => speak(null));

test("a failure says what happened and what to do, in the agent's language, with one code", () => {
  const said = failure("host_missing", "Specified native messaging host not found.");
  speak("en");
  const inEnglish = failure("host_missing");
  assert.equal(said.code, inEnglish.code);
  assert.notEqual(said.message, inEnglish.message);
  for (const words of [said.message, said.hint, inEnglish.message, inEnglish.hint])
    assert.match(words, /\w{3}/);
  assert.equal(said.detail, "Specified native messaging host not found.");
});

test("what trying again cannot mend is not offered again", () => {
  assert(failure("host_exited").retryable);
  assert(!failure("host_disabled_by_policy").retryable);
  assert(!failure("not_a_ticket_page").retryable);
});

test("a failure goes through promises as it is", () => {
  const said = failure("host_timeout", "hello");
  assert.equal(failureOf(new QualitokenError(said), "worker_lost"), said);
});

test("a fault of ours is told by its kind: its words may hold what the agent typed", () => {
  const told = [new TypeError("52998224725 is not a function"), "52998224725", null, undefined].map(
    (thrown) => failureOf(thrown, "page_failed"),
  );
  assert.deepEqual(
    told.map(({ code, detail }) => [code, detail]),
    [
      ["page_failed", "TypeError"],
      ["page_failed", "string"],
      ["page_failed", "object"],
      ["page_failed", "undefined"],
    ],
  );
});
