/**
 * Words of the languages that could be taken for a typing error or the stem of a label's word, and are neither: reads
 * {"fields": …, "words": […]} from standard input, words folded; writes those, one a line.
 */

import { asked, engine } from "./engine.mjs";

const { WordReader, bare, tokens, isSmall } = await engine(
  "lexicon",
  'export * from "./locate/lexicon"; export { tokens } from "./dom/text";',
);
const { fields, words } = asked();
const reader = new WordReader();
for (const { labels } of fields) {
  for (const label of labels)
    for (const token of tokens(label)) if (!isSmall(bare(token))) reader.add(bare(token));
}
const isTaken = (word) => reader.read(word).senses.some(({ kind }) => kind === "typo" || kind === "stem");
for (const word of words) if (isTaken(word)) console.log(word);
