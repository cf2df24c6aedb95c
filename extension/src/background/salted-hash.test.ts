import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SALT_BYTES } from "../shared/constants";
import { freshChrome } from "../test-support/chrome";
import { saltedHash } from "./salted-hash";

let { storage } = freshChrome();
beforeEach(() => {
  ({ storage } = freshChrome());
});

test("a text has one hash in an installation and another in every other", async () => {
  const here = await saltedHash("1001");
  assert.equal(await saltedHash("1001"), here);
  assert.notEqual(await saltedHash("1002"), here);
  freshChrome();
  assert.notEqual(await saltedHash("1001"), here);
});

test("texts that are hashed at once, before there is a salt, get the same one", async () => {
  const [one, other] = await Promise.all([saltedHash("1001"), saltedHash("1001")]);
  assert.equal(one, other);
  assert.equal(await saltedHash("1001"), one);
});

test("nothing but a salt of full length is stored", async () => {
  await saltedHash("52998224725");
  assert.deepEqual(Object.keys(storage.local.kept), ["choiceSalt"]);
  assert.match(String(storage.local.kept.choiceSalt), new RegExp(`^[0-9a-f]{${2 * SALT_BYTES}}$`));
});
