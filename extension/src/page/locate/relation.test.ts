import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, relationOf } from "./relation";

const control: Box = { left: 200, top: 100, right: 400, bottom: 120 };
const text = (left: number, top: number, width = 60): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + 16,
});

for (const [what, box, direction] of [
  ["before it on its line", text(120, 102), "left"],
  ["behind it on its line", text(420, 102), "right"],
  ["over it", text(200, 80), "above"],
  ["over its middle", text(270, 80), "above"],
  ["under it", text(200, 124), "below"],
  ["in it", text(206, 102), "inside"],
  ["over it, and ending before it begins", text(150, 80, 30), "above"],
  ["far before it", text(-400, 102), undefined],
  ["far over it", text(200, 10), undefined],
  ["over it, and far aside", text(20, 80), undefined],
] as const) {
  test(`a text ${what} stands ${direction ?? "nowhere near"}`, () => {
    assert.equal(relationOf(box, control, false)?.direction, direction);
  });
}

test("in one table row a text is before or behind a control, whatever its height", () => {
  assert.equal(relationOf(text(120, 10), control, true)?.direction, "left");
});

test("a text that does not stand over the control itself is shifted", () => {
  assert.equal(relationOf(text(150, 80, 30), control, false)?.shifted, true);
  assert.equal(relationOf(text(200, 80), control, false)?.shifted, false);
});
