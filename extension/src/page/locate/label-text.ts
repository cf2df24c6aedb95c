/** The labels of a map, taken apart and understood once: they are the same in every frame and for every plan. */

import { fold } from "../dom/text";
import { FOLDED_MAX } from "../limits";
import { type LabelWords, saysWhose } from "./label-features";
import { bare, conceptOf, isSmall } from "./lexicon";
import { takeApart, together } from "./written-label";

/** A label's text, understood. */
interface LabelText extends LabelWords {
  /** Empty: nothing readable is in it. */
  folded: string;
  /** The same run together. */
  joined: string;
}

/** Understands a label's text. */
export function labelText(text: string): LabelText {
  let label = known.get(text);
  if (!label) {
    label = understand(text);
    if (known.size >= FOLDED_MAX) known.clear();
    known.set(text, label);
  }
  return label;
}

const known = new Map<string, LabelText>();

function understand(text: string): LabelText {
  const folded = fold(text);
  const { words, numbers, asideNumbers } = takeApart(text);
  const all = words.map(({ token }) => bare(token));
  const own = all.filter((word, at) => !isSmall(word) || (at === all.length - 1 && at > 0));
  return {
    folded,
    joined: together(folded),
    words: own.map((word) => ({ word, concept: conceptOf(word) })),
    genitive: saysWhose(words),
    number: numbers[0] ?? asideNumbers[0] ?? null,
  };
}
