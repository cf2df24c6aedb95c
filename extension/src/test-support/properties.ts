/** Properties that hold for whatever values: the same values in every run, so that a test fails always or never. */

import fc from "fast-check";

fc.configureGlobal({ seed: 20_260_101, numRuns: 200 });

/** Any text, with the signs that pages and people put between words and numbers. */
export const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom(..."aÁçº1230 .-/()*:;,|\u00a0\u200b".split("")), { maxLength: 30 })
    .map((signs) => signs.join("")),
);

export { fc };
