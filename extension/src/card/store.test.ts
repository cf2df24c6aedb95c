import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "./store";

test("whoever watches is told of every change, until the watching ends", () => {
  const store = createStore({ one: 1, two: "b" });
  const told: object[] = [];
  const end = store.watch((value) => told.push(value));
  store.set({ one: 2 });
  assert.deepEqual(store.get(), { one: 2, two: "b" });
  end();
  store.set({ two: "c" });
  assert.deepEqual(told, [{ one: 2, two: "b" }]);
  assert.deepEqual(store.get(), { one: 2, two: "c" });
});

test("a value that was handed out is never changed afterwards", () => {
  const store = createStore({ one: 1 });
  const before = store.get();
  store.set({ one: 2 });
  assert.deepEqual(before, { one: 1 });
});
