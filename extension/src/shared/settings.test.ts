import assert from "node:assert/strict";
import { test } from "node:test";
import { freshChrome } from "../test-support/chrome";
import { fc } from "../test-support/properties";
import { language } from "./i18n";
import { NOTHING_MANAGED, settingsIn } from "./settings";

freshChrome();

test("the administrator's language goes before the agent's", () => {
  assert.equal(settingsIn({ language: "en", managed: { language: "pt_BR" } }).language, "en");
  assert.equal(language(), "pt_BR");
  settingsIn({ language: "en" });
  assert.equal(language(), "en");
});

test("what fits of a policy holds, what does not is left out", () => {
  const { managed } = settingsIn({
    managed: {
      sites: ["https://qualitor.example/*", 7],
      language: "fr",
      sop_dirs: "C:\\pasta",
      history: "true",
      report_max_age_minutes: 1.5,
      modules: ["/tmp/driver.so"],
    },
  });
  assert.deepEqual(managed, { ...NOTHING_MANAGED, sites: ["https://qualitor.example/*"] });
});

test("whatever was kept, the settings are whole", () => {
  const value = fc.oneof(fc.anything(), fc.object({ key: fc.constantFrom(...Object.keys(NOTHING_MANAGED)) }));
  fc.assert(
    fc.property(fc.anything(), value, (chosen, kept) => {
      const { managed } = settingsIn({ language: chosen, managed: kept });
      assert.deepEqual(Object.keys(managed).sort(), Object.keys(NOTHING_MANAGED).sort());
      assert(managed.report_max_age_minutes === null || managed.report_max_age_minutes > 0);
    }),
  );
});
