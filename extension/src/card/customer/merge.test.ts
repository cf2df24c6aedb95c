import assert from "node:assert/strict";
import { test } from "node:test";
import { line, offer } from "../../test-support/customer";
import { fc } from "../../test-support/properties";
import { LINES, type Line, type Lines, NO_LINES, typedOf } from "./customer";
import { choicesFor, isOpen, merge, offersFor } from "./merge";

const texts = (lines: Lines) => Object.values(typedOf(lines));

test("values on which sources agree are taken in any spelling", () => {
  const offers = [
    offer("name", "PADARIA AURORA LTDA"),
    offer("name", "Padaria Aurora Ltda", { source: "page" }),
    offer("document", "11.222.333/0001-81"),
    offer("phone", "(51) 3333-4444"),
    offer("phone", "51 3333-4444", { source: "page" }),
    offer("email", "a@b.example"),
  ];
  const lines = merge(NO_LINES, offers);
  assert.deepEqual(texts(lines), [
    "PADARIA AURORA LTDA",
    "11.222.333/0001-81",
    "(51) 3333-4444",
    "",
    "a@b.example",
    "",
  ]);
  assert(!isOpen("name", lines, offers));
});

test("where sources differ nothing is taken", () => {
  const offers = [
    offer("name", "Ana"),
    offer("name", "Padaria", { source: "page" }),
    offer("phone", "51 1"),
    offer("phone", "51 2"),
    offer("phone", "51 3", { source: "page" }),
  ];
  const lines = merge(NO_LINES, offers);
  assert.deepEqual(texts(lines), ["", "", "", "", "", ""]);
  assert(isOpen("name", lines, offers));
  assert(isOpen("phone_1", lines, offers));
});

test("a name with words around a sure one is the same name", () => {
  const offers = [
    offer("name", "Aqui é da Padaria Aurora", { confidence: "likely" }),
    offer("name", "Padaria Aurora", { source: "page" }),
  ];
  assert.equal(merge(NO_LINES, offers).name.text, "Padaria Aurora");
});

test("what is unsure is offered and never taken", () => {
  const offers = [offer("email", "a@b.example", { confidence: "unsure" })];
  const lines = merge(NO_LINES, offers);
  assert.equal(lines.email.text, "");
  assert.equal(choicesFor("email", lines, offers).length, 1);
  assert(!isOpen("email", lines, offers));
});

test("what the agent typed stays whatever is found later", () => {
  const lines = merge({ ...NO_LINES, phone_2: line("(51) 2", "typed") }, [
    offer("phone", "51 2"),
    offer("phone", "51 1"),
  ]);
  assert.deepEqual([lines.phone_1.text, lines.phone_2.text], ["51 1", "(51) 2"]);
});

const offers = fc.array(
  fc
    .tuple(
      fc.constantFrom("name", "document", "phone", "email", "protocol" as const),
      fc.constantFrom("Ana", "ANA", "51 1", "(51) 2", "51-3", "a@b.example"),
      fc.constantFrom("page", "certificate", "pasted" as const),
      fc.constantFrom("sure", "likely", "unsure" as const),
    )
    .map(([kind, display, source, confidence]) => offer(kind, display, { source, confidence })),
  { maxLength: 10 },
);
const some = fc.constantFrom<Line>(
  NO_LINES.name,
  line("51 1", "typed"),
  line("Outro", "typed"),
  line("51 2", "page"),
);
const before = fc.record({
  name: some,
  document: some,
  phone_1: some,
  phone_2: some,
  email: some,
  protocol: some,
});

test("whatever is found: what the agent decided stays, what is taken was offered, and no number is taken twice", () => {
  fc.assert(
    fc.property(before, offers, (lines, found) => {
      const merged = merge(lines, found);
      for (const key of LINES) {
        if (lines[key].decided) assert.deepEqual(merged[key], lines[key]);
        else if (merged[key].text !== "")
          assert(
            offersFor(key, found).some(
              ({ display, confidence }) => display === merged[key].text && confidence !== "unsure",
            ),
          );
      }
      const phones = [merged.phone_1.text, merged.phone_2.text].map((phone) => phone.replace(/\D/g, ""));
      const decidedTwice = lines.phone_1.decided && lines.phone_2.decided;
      if (phones[0] && !decidedTwice) assert.notEqual(phones[0], phones[1]);
    }),
  );
});

test("what was merged once is not changed by merging the same again", () => {
  fc.assert(
    fc.property(before, offers, (lines, found) => {
      const merged = merge(lines, found);
      assert.deepEqual(merge(merged, found), merged);
    }),
  );
});
