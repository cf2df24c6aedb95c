import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../test-support/properties";
import { alternatives, covers, HOME, inside, placeIn } from "./place";

const CARD = { width: 340, height: 300 };
const VIEW = { width: 1000, height: 800 };

/** A rectangle as the page measures it. */
const area = (left: number, top: number, right: number, bottom: number): DOMRectReadOnly => {
  const measured = { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
  return { ...measured, toJSON: () => measured };
};

test("the card goes where it does not cover the field", () => {
  const field = area(700, 600, 900, 640);
  const corner = { right: 16, bottom: 16 };
  assert.deepEqual(inside({ right: -50, bottom: 9000 }, CARD, VIEW), { right: 0, bottom: 500 });
  assert(covers(corner, CARD, VIEW, field, 8));
  const free = alternatives(corner, CARD, VIEW).find((place) => !covers(place, CARD, VIEW, field, 8));
  assert.deepEqual(free, { right: 644, bottom: 16 });
});

test("a card that touches the field's surroundings is in the way, one beside them is not", () => {
  const place = { right: 0, bottom: 0 };
  const left = VIEW.width - CARD.width;
  assert(covers(place, CARD, VIEW, area(0, 500, left - 7, 800), 8));
  assert(!covers(place, CARD, VIEW, area(0, 500, left - 8, 800), 8));
});

const length = fc.integer({ min: 1, max: 4000 });
const anywhere = fc.record({
  right: fc.integer({ min: -5000, max: 5000 }),
  bottom: fc.integer({ min: -5000, max: 5000 }),
});

test("wherever it is put, the whole card is in a window that has room for it", () => {
  fc.assert(
    fc.property(anywhere, length, length, length, length, (place, width, height, moreWidth, moreHeight) => {
      const card = { width, height };
      const view = { width: width + moreWidth, height: height + moreHeight };
      for (const { right, bottom } of [inside(place, card, view), ...alternatives(place, card, view)]) {
        assert(right >= 0 && right + width <= view.width);
        assert(bottom >= 0 && bottom + height <= view.height);
      }
    }),
  );
});

test("a card that is larger than the window keeps its corner in it", () => {
  assert.deepEqual(inside({ right: 50, bottom: 50 }, CARD, { width: 200, height: 200 }), {
    right: 0,
    bottom: 0,
  });
});

test("what was kept as the card's place and is none is not gone to", () => {
  assert.deepEqual(placeIn({ cardPlace: { right: 40, bottom: 50 } }), { right: 40, bottom: 50 });
  for (const cardPlace of [undefined, null, "x", {}, { right: 1 }, { right: Number.NaN, bottom: 1 }]) {
    assert.deepEqual(placeIn({ cardPlace }), HOME);
  }
});
