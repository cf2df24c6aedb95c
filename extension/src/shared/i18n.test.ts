import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import ptBr from "../../_locales/pt_BR/messages.json";
import { freshChrome } from "../test-support/chrome";
import { fc, text } from "../test-support/properties";
import { counted, language, speak, t } from "./i18n";

freshChrome();
beforeEach(() => speak(null));

test("the language is the agent's choice, else the browser's", () => {
  assert.equal(language(), "pt_BR");
  speak("en");
  assert.equal(language(), "en");
  speak(null);
  assert.equal(language(), "pt_BR");
});

test("one is counted otherwise than none and several", () => {
  const [none, one, two] = [0, 1, 2].map((count) => counted("fields_right", count));
  assert.match(none ?? "", /0/);
  assert.match(two ?? "", /2/);
  assert.equal(none?.replace("0", ""), two?.replace("2", ""));
  assert.notEqual(one?.replace("1", ""), two?.replace("2", ""));
});

test("a value goes into its text as it is: neither `$` nor another placeholder's name in it is filled again", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom("$&", "$1", "$NUMBER$", "$$", "$`")), (value) => {
      const around = ptBr.saved_as.message.split(/\$\w+\$/);
      assert.equal(around.length, 2);
      assert.equal(t("saved_as", value), around.join(value));
    }),
  );
});

test("a value that is not given leaves no mark in the text", () => {
  assert.doesNotMatch(t("saved_as"), /\$|undefined/);
});
