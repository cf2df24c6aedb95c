import assert from "node:assert/strict";
import { test } from "node:test";
import { control, match, wanted } from "../../test-support/controls";
import { fc } from "../../test-support/properties";
import { SCORE_MARGIN, SCORE_THRESHOLD } from "../limits";
import { assign, type Contest } from "./assign";

const [one, two, three] = [control(1), control(2), control(3)] as const;

/** The places of the controls that the fields get; several where they could not be told apart. */
const places = (contests: Contest[]) =>
  Object.fromEntries(
    [...assign(contests)].map(([key, decision]) => [
      key,
      "match" in decision ? decision.match.control.order : decision.among.map((each) => each.control.order),
    ]),
  );

test("each field gets the control that is clearly its best", () => {
  const contests = [
    { wanted: wanted("nome"), matches: [match(one, 4), match(two, 2)] },
    { wanted: wanted("email"), matches: [match(two, 4)] },
  ];
  assert.deepEqual(places(contests), { nome: 1, email: 2 });
});

test("two that lie within the margin are not guessed between", () => {
  const contests = [{ wanted: wanted("nome"), matches: [match(one, 4), match(two, 4 - SCORE_MARGIN / 2)] }];
  assert.deepEqual(places(contests), { nome: [1, 2] });
});

test("a control that two fields want alike goes to neither", () => {
  const contests = ["nome", "contato"].map((key) => ({ wanted: wanted(key), matches: [match(one, 1)] }));
  assert.deepEqual(places(contests), { nome: [1], contato: [1] });
});

test("a control that another field gets leaves the rest clear", () => {
  const contests = [
    { wanted: wanted("nome"), matches: [match(one, 4), match(two, 3.9)] },
    { wanted: wanted("contato"), matches: [match(two, 6)] },
  ];
  assert.deepEqual(places(contests), { nome: 1, contato: 2 });
});

test("fields of one label go by the page's order, where there are as many controls and nothing tells more", () => {
  const contests = ["primeiro", "segundo"].map((key) => ({
    wanted: wanted(key, "Telefone"),
    matches: [match(two, 1), match(one, 1)],
  }));
  assert.deepEqual(places(contests), { primeiro: 1, segundo: 2 });
  for (const { matches } of contests) matches.push(match(three, 1));
  assert.deepEqual(places(contests), { primeiro: [2, 1, 3], segundo: [2, 1, 3] });
});

test("what lies below the threshold is no candidate", () => {
  assert.deepEqual(places([{ wanted: wanted("nome"), matches: [match(one, SCORE_THRESHOLD - 0.01)] }]), {});
});

const contests = fc
  .array(fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -100, max: 500 })), { maxLength: 6 }), {
    maxLength: 6,
  })
  .map((fields) => {
    const controls = Array.from({ length: 5 }, (_, order) => control(order));
    return fields.map((scores, at) => {
      const best = new Map(scores);
      const matches = [...best].flatMap(([place, score]) => {
        const found = controls[place];
        return found ? [match(found, score / 100)] : [];
      });
      return { wanted: wanted(`f${at}`), matches };
    });
  });

test("whatever the scores: a control goes to one field only, and no field gets one that is not a candidate", () => {
  fc.assert(
    fc.property(contests, (all) => {
      const candidates = new Map(all.map(({ wanted: { key }, matches }) => [key, [...matches]]));
      const taken = [...assign(all)].flatMap(([key, decision]) =>
        "match" in decision ? [[key, decision.match] as const] : [],
      );
      assert.equal(new Set(taken.map(([, { control: got }]) => got)).size, taken.length);
      for (const [key, got] of taken) {
        assert(candidates.get(key)?.includes(got));
        assert(got.score >= SCORE_THRESHOLD);
      }
    }),
  );
});
