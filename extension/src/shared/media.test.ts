import assert from "node:assert/strict";
import { test } from "node:test";
import type { State } from "../generated/protocol";
import { medium, TOKEN } from "../test-support/media";
import { chosenAmong, isUndecided, mainMedium, meantMedia, mediumKey } from "./media";

const of = (state: State, serial = "", spare = false) =>
  medium({ state, spare, token: { ...TOKEN, serial } });
const states = (media: readonly { state: State }[]) => media.map(({ state }) => state);

test("a software token's free slot is meant only if nothing else is there", () => {
  const spare = of("not_initialized", "", true);
  assert.deepEqual(states(meantMedia([of("blank", "1"), spare, of("no_reader")])), ["blank"]);
  assert.deepEqual(states(meantMedia([spare, of("no_token")])), ["not_initialized"]);
});

test("all that is there could be meant, and no problem on the way to it", () => {
  assert.deepEqual(states(meantMedia([of("blank", "1"), of("not_initialized", "2")])), [
    "blank",
    "not_initialized",
  ]);
  assert.deepEqual(meantMedia([of("driver_failed"), of("no_token")]), []);
});

test("where nothing can be meant the problem is spoken of", () => {
  assert.equal(mainMedium([of("driver_failed")], null)?.state, "driver_failed");
  assert.equal(mainMedium([], null), undefined);
});

test("the one that the agent chose is spoken of as long as it is there", () => {
  const [one, other] = [of("blank", "1"), of("operational", "2")];
  assert.equal(mainMedium([one, other], mediumKey(other)), other);
  assert.equal(mainMedium([one], mediumKey(other)), one);
});

test("a choice is one only among several", () => {
  const [one, other] = [of("blank", "1"), of("operational", "2")];
  assert.equal(chosenAmong([one, other], mediumKey(other)), other);
  assert.equal(chosenAmong([one, other], null), undefined);
  assert.equal(chosenAmong([one], mediumKey(one)), undefined);
});

test("of several media of which one is blank nothing is decided until the agent has chosen", () => {
  const [blank, full, spare] = [of("blank", "1"), of("operational", "2"), of("not_initialized", "", true)];
  assert.equal(isUndecided([blank, full], null), true);
  assert.equal(isUndecided([full, blank], null), true);
  assert.equal(isUndecided([blank, full], mediumKey(blank)), false);
  assert.equal(isUndecided([blank, full], "gone"), true);
  for (const media of [[blank], [full, of("expired", "3")], [blank, of("blank", "3")], [blank, spare], []]) {
    assert.equal(isUndecided(media, null), false);
  }
  assert.equal(isUndecided([blank, of("driver_failed")], null), false);
});
