/**
 * What the page engine makes of texts: reads {"fields": …, "texts": […]} from standard input, writes one line of JSON
 * for each text: the meanings it names now, and its likeness to each label that it may be.
 */

import { asked, engine } from "./engine.mjs";

const { Vocabulary } = await engine("vocabulary", 'export * from "./locate/vocabulary";');
const { fields, texts } = asked();
const vocabulary = new Vocabulary(fields);
for (const text of texts) {
  const meanings = vocabulary.meaningsOf(text).map(({ wanted, fit }) => [wanted.key, fit]);
  const alike = vocabulary.likenesses
    ? [...vocabulary.likenesses(text)].map(({ wanted, features }) => [wanted.key, features])
    : [];
  process.stdout.write(`${JSON.stringify({ meanings, alike })}\n`);
}
