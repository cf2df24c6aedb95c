/** How a text of the page differs from a label, in numbers; what each is worth is fitted (`make fit`). */

import { bare, type Kind, type Role, stemOf, type Understood } from "./lexicon";
import type { Word, WrittenLabel } from "./written-label";

/** A label as it is looked for. */
export interface LabelWords {
  words: readonly { word: string; concept: string }[];
  /** Whether it says whose something is: `Origem do chamado`, which is not the `Chamado de origem`. */
  genitive: boolean;
  number: number | null;
}

/** A text with its words understood. */
export interface ReadLabel extends WrittenLabel {
  understood: readonly Understood[];
}

/** By name, how often something is so; absent: not at all. */
export type Features = Record<string, number>;

type Note = (name: string, count?: number) => void;

/** The differences; null if a word or number of the label is missing. */
export function featuresOf(text: ReadLabel, label: LabelWords): Features | null {
  if (isOfOtherNumber(text, label)) return null;
  const features: Features = { bias: 1 };
  const note: Note = (name, count = 1) => {
    if (count > 0) features[name] = (features[name] ?? 0) + count;
  };
  const used = new Set<number>();
  let last = -1;
  let whole = 0;
  for (const wanted of label.words) {
    const met = best(text, wanted, used);
    if (!met) return null;
    used.add(met.index);
    if (met.index < last) note("inverted");
    last = met.index;
    if (met.kind === "same" || met.kind === "inflected" || met.kind === "synonym") whole += 1;
    if (met.kind !== "same") note(met.kind);
  }
  if (features.inverted !== undefined && label.genitive && saysWhose(text.words)) return null;
  if (whole === 0) note("none_whole");
  if (whole === 0 && features.letter !== undefined) return null;
  noteNumbers(text, label, note);
  noteOthers(text, label, used, note);
  if (label.words.length === 1) note("one_word");
  return features;
}

function best(
  text: ReadLabel,
  wanted: LabelWords["words"][number],
  used: ReadonlySet<number>,
): { index: number; kind: Kind } | null {
  let found: { index: number; kind: Kind } | null = null;
  for (const [index, { senses }] of text.understood.entries()) {
    if (used.has(index)) continue;
    const sense = senses.find(({ concept }) => concept === wanted.concept);
    if (!sense) continue;
    const token = bare(text.words[index]?.token ?? "");
    const kind = sense.kind === "same" ? kindOfSame(token, wanted.word) : sense.kind;
    if (!found || RANK[kind] < RANK[found.kind]) found = { index, kind };
  }
  return found;
}

const RANK: Record<Kind, number> = { same: 0, inflected: 1, synonym: 2, cut: 3, stem: 4, typo: 5, letter: 6 };

function kindOfSame(token: string, word: string): Kind {
  if (token === word) return "same";
  return stemOf(token) === stemOf(word) ? "inflected" : "synonym";
}

function isOfOtherNumber(
  { numbers, asideNumbers, inWords, enumerator }: ReadLabel,
  { number }: LabelWords,
): boolean {
  // The first of several may be meant, and what is in brackets may say how many are asked for. In words it is another
  // thing: a first name.
  if (number === null) return inWords || numbers.some((other) => other !== 1);
  const all = numbers.length > 0 ? numbers : asideNumbers;
  return all.length > 0 ? all.some((other) => other !== number) : enumerator !== number;
}

function noteNumbers(text: ReadLabel, label: LabelWords, note: Note): void {
  const { numbers, enumerator } = text;
  if (label.number === null) note("first_of_several", numbers.length);
  if (enumerator === null) return;
  note(label.number !== null && numbers.length === 0 ? "enumerator_as_number" : "enumerated");
}

function noteOthers(text: ReadLabel, label: LabelWords, used: ReadonlySet<number>, note: Note): void {
  const concepts = new Set(label.words.map(({ concept }) => concept));
  const first = Math.min(...used);
  // Questions have small words of their own.
  const asks = text.understood.some(({ role }, index) => role === "asking" && index < first);
  for (const [index, { role, senses }] of text.understood.entries()) {
    if (used.has(index)) continue;
    if (senses.some(({ concept, kind }) => kind === "same" && concepts.has(concept))) note("repeated");
    else if (text.words[index]?.aside === true && role !== "small") note(`aside_${role}`);
    else if (role === "small" && asks) continue;
    else if (role === "asking" && index > first) note("with_unknown");
    else note(`with_${role}`);
    if (index < first - 1 && HEADS.has(role) && GENITIVE.has(text.words[index + 1]?.token ?? ""))
      note("other_head");
  }
  if (PREPOSITIONS.has(text.words[0]?.token ?? "") && !used.has(0)) note("preposition_first");
  if (text.remark) note("remark");
}

/** Roles of a word that is itself what is named, in `chamado de origem`. */
const HEADS: ReadonlySet<Role> = new Set<Role>(["ticket", "concept", "unknown"]);
const PREPOSITIONS = new Set(["por", "by", "to", "para", "from", "for", "em", "en", "in"]);
/** Whether one of the words says whose something is. */
export const saysWhose = (words: readonly Word[]): boolean =>
  words.slice(0, -1).some(({ token }) => GENITIVE.has(token));

const GENITIVE = new Set(["de", "do", "da", "dos", "das", "del", "of"]);
