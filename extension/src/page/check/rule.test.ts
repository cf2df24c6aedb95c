import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClickDetection } from "../../generated/protocol";
import { type Evidence, isEnough } from "./rule";

const RULE: ClickDetection = {
  fields: 4,
  parts: 3,
  save: ["Salvar"],
  signs: [
    { fields: ["descricao", "solucao"], least: 1, needed: true },
    { fields: ["tipo", "categoria"], least: 2, needed: false },
    { fields: ["encaminhar"], least: 1, needed: false },
  ],
};

function has(...ready: string[]): Evidence {
  return { ready: new Set(ready), there: new Set(ready), saves: false };
}

/** The same, with fields that are locked. */
function hasLocked(ready: string[], locked: string[]): Evidence {
  return { ...has(...ready), there: new Set([...ready, ...locked]) };
}

test("all parts are enough, and a button that saves stands for one of them", () => {
  assert(isEnough(RULE, has("descricao", "tipo", "categoria", "encaminhar")));
  assert(!isEnough(RULE, has("descricao", "tipo", "encaminhar", "cliente")));
  assert(isEnough(RULE, { ...has("descricao", "tipo", "encaminhar", "cliente"), saves: true }));
});

test("without what is needed nothing is enough", () => {
  assert(!isEnough(RULE, { ...has("tipo", "categoria", "encaminhar", "cliente"), saves: true }));
});

test("a part of which too few fields are there does not count", () => {
  assert(
    !isEnough({ ...RULE, parts: 4 }, { ...has("descricao", "tipo", "encaminhar", "cliente"), saves: true }),
  );
});

test("a few fields are not enough, whatever they are", () => {
  assert(!isEnough(RULE, { ...has("descricao", "encaminhar"), saves: true }));
});

test("a field that is locked speaks for a ticket, and is none of those that a fill needs", () => {
  const ready = ["tipo", "categoria", "cliente", "encaminhar"];
  assert(isEnough(RULE, hasLocked(ready, ["descricao"])));
  assert(!isEnough(RULE, hasLocked(ready.slice(1), ["descricao", "tipo"])));
});
