import assert from "node:assert/strict";
import { test } from "node:test";
import { pageField, pageMap } from "../../test-support/plans";
import { fieldNamed } from "./field-named";

const MAP = pageMap([
  pageField("telefone_contato", { title: "Telefone do contato", labels: ["Telefone"] }),
  pageField("telefone", { title: "Telefone", labels: ["Telefone"] }),
]);

test("of two fields of the same label the page means the empty one", () => {
  assert.equal(
    fieldNamed("Telefone", MAP, (key) => key === "telefone"),
    "telefone",
  );
});

test("where none is empty it is the first, however the page writes its name", () => {
  assert.equal(
    fieldNamed("TELEFONE *", MAP, () => false),
    "telefone_contato",
  );
});

test("a name that the map does not know is no field", () => {
  assert.equal(
    fieldNamed("Outro", MAP, () => true),
    null,
  );
});
