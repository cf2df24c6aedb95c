import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Taught } from "../generated/protocol";
import { freshChrome } from "../test-support/chrome";
import { ANY_SITE, allTaught, forgetTaught, keepTaught, type TaughtField } from "./taught";

let { storage } = freshChrome();
beforeEach(() => {
  ({ storage } = freshChrome());
});

const ADDRESS: Taught = {
  label: "Praça",
  section: "",
  id: "",
  name: "",
  type: "text",
  position: 0,
  among: 1,
  frame: "",
};
const field = (key: string, origin = ANY_SITE, label = "Praça"): TaughtField => ({
  origin,
  map: "qualitor",
  key,
  title: key,
  taught: { ...ADDRESS, label },
});

test("a field that is taught again takes the place of what was taught before", async () => {
  await keepTaught([field("nome"), field("localidade")]);
  await keepTaught([field("localidade", ANY_SITE, "Cidade")]);
  assert.deepEqual(await allTaught(), [field("nome"), field("localidade", ANY_SITE, "Cidade")]);
});

test("the same field of two sites is two", async () => {
  await keepTaught([field("nome"), field("nome", "https://outro.example")]);
  await forgetTaught({ origin: ANY_SITE, map: "qualitor", key: "nome" });
  assert.deepEqual(await allTaught(), [field("nome", "https://outro.example")]);
});

test("what is stored and is no taught field is not taken for one", async () => {
  for (const taught of [null, "x", { nome: field("nome") }]) {
    storage.local.kept = { taught };
    assert.deepEqual(await allTaught(), []);
  }
  storage.local.kept = { taught: [null, "x", {}, field("nome")] };
  assert.deepEqual(await allTaught(), [field("nome")]);
});
