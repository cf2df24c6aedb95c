import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbours, type Put } from "./neighbours";

interface Thing {
  name: string;
  echo?: boolean;
}

/** Something at a place, 20 px high. */
const at = (name: string, left: number, top: number, width = 100, echo = false): Put<Thing> => ({
  item: { name, echo },
  box: { left, top, right: left + width, bottom: top + 20 },
});

/** What stands near what, as `text direction control texts/controls`. */
const told = (texts: Put<Thing>[], controls: Put<Thing>[]): string[] =>
  neighbours(
    texts,
    controls,
    () => false,
    ({ echo }) => echo === true,
  )
    .map((near) => `${near.text.name} ${near.direction} ${near.control.name} ${near.texts}/${near.controls}`)
    .sort();

test("a text is seen from each control near it, and what stands between is counted", () => {
  const controls = [at("one", 100, 0), at("two", 300, 0)];
  assert.deepEqual(told([at("Nome", 0, 0, 60), at("Ramal", 230, 0, 60)], controls), [
    "Nome left one 0/0",
    "Nome left two 1/1",
    "Ramal left two 0/0",
    "Ramal right one 0/0",
  ]);
});

test("what only shows a description counts for another one, and for nothing else", () => {
  const controls = [at("desc", 70, 0, 50, true), at("code", 130, 0, 50), at("more", 190, 0, 50, true)];
  assert.deepEqual(told([at("Cliente", 0, 0, 60)], controls), [
    "Cliente left code 0/0",
    "Cliente left desc 0/0",
    "Cliente left more 0/2",
  ]);
});

test("a text before a control on its line is not read with one that begins behind it on the next line", () => {
  assert.deepEqual(told([at("Sala", 0, 0, 30)], [at("one", 40, 0), at("two", 40, 22)]), [
    "Sala left one 0/0",
  ]);
  assert.deepEqual(told([at("Sala", 0, 0, 30)], [at("two", 40, 22)]), ["Sala above two 0/0"]);
});
