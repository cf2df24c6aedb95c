import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { QualitokenError } from "../shared/failure";
import { freshChrome } from "../test-support/chrome";
import { frameOf, isOwnPage, needFrame } from "./sender";

let { runtime } = freshChrome();
beforeEach(() => {
  ({ runtime } = freshChrome());
});

const TAB = { id: 7 } as chrome.tabs.Tab;

test("our own script in a frame of a tab is known by its frame", () => {
  const sender = { id: runtime.id ?? "", tab: TAB, frameId: 0, documentId: "D" };
  assert.deepEqual(frameOf(sender), { tabId: 7, frameId: 0, documentId: "D" });
});

test("nobody else is: another extension, a page without a tab, a frame without a document", () => {
  const id = runtime.id ?? "";
  assert.equal(frameOf(undefined), null);
  assert.equal(frameOf({ id: "another", tab: TAB, frameId: 0, documentId: "D" }), null);
  assert.equal(frameOf({ id, frameId: 0, documentId: "D" }), null);
  assert.equal(frameOf({ id, tab: TAB, documentId: "D" }), null);
  assert.equal(frameOf({ id, tab: TAB, frameId: 0 }), null);
});

test("a page is our own by its whole origin, not by how its address begins", () => {
  const id = runtime.id ?? "";
  assert(isOwnPage({ id, url: `chrome-extension://${id}/options.html` }));
  assert(!isOwnPage({ id, url: `chrome-extension://${id}.example/options.html` }));
  assert(!isOwnPage({ id, url: "https://qualitor.example/" }));
  assert(!isOwnPage({ id: "another", url: `chrome-extension://${id}/options.html` }));
  assert(!isOwnPage({ id }));
});

test("what makes sense in a page only is refused elsewhere with a reason", () => {
  assert.throws(
    () => needFrame(null),
    (error) => error instanceof QualitokenError && error.failure.code === "not_a_ticket_page",
  );
});
