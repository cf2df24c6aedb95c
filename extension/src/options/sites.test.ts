import assert from "node:assert/strict";
import { test } from "node:test";
import { fc, text } from "../test-support/properties";
import { patternOf } from "./sites";

for (const [typed, pattern] of [
  ["https://qualitor.empresa.com.br/html/index.php?x=1", "https://qualitor.empresa.com.br/*"],
  ["qualitor.empresa.com.br", "https://qualitor.empresa.com.br/*"],
  ["  qualitor.empresa.com.br\n", "https://qualitor.empresa.com.br/*"],
  ["http://10.0.0.5:8080/q", "http://10.0.0.5/*"],
  ["http://[::1]:8080/q", "http://[::1]/*"],
  ["https://chamados@qualitor.example/", "https://qualitor.example/*"],
  ["ftp://x.example", null],
  ["qualitor da empresa", null],
  ["https://*/*", null],
  ["", null],
  ["javascript:alert(1)", null],
  ["<all_urls>", null],
] as const) {
  test(`"${typed.trim()}" typed as an address is ${pattern ?? "none"}`, () =>
    assert.equal(patternOf(typed), pattern));
}

test("whatever is typed, a pattern names one host: never all of them", () => {
  const typed = fc.oneof(
    text,
    fc.webUrl(),
    fc.domain(),
    text.map((host) => `https://${host}/`),
  );
  fc.assert(
    fc.property(typed, (address) => {
      const pattern = patternOf(address);
      if (pattern === null) return;
      assert.match(pattern, /^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)\/\*$/i);
      assert.equal(patternOf(pattern.replace("*", "")), pattern);
    }),
  );
});
