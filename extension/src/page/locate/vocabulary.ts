/** Which fields a text on the page may be the label of. */

import { LABEL_WEIGHTS } from "../../generated/label-weights";
import { fold } from "../dom/text";
import { LABEL_MAX, LABEL_WORDS_MAX } from "../limits";
import { type Features, featuresOf, type LabelWords, type ReadLabel } from "./label-features";
import { labelText } from "./label-text";
import { bare, COMING_AND_GOING, WordReader } from "./lexicon";
import type { Wanted } from "./score";
import { WordBeginnings } from "./word-beginnings";
import { isOrdinal, takeApart, together } from "./written-label";

/** A field that a text names. */
export interface Meaning {
  wanted: Wanted;
  /** 0 to 1: how well the text fits the best of the field's labels. */
  fit: number;
}

/** Each further label of a field's list is a little less likely than the one before. */
const LABEL_RANK = 0.005;
const RANKS_MAX = 5;

/**
 * How well a text fits that is the label in pieces, and one that names the field in other words, surely or only just: so
 * much less that a control with the label itself leads by `SCORE_MARGIN`, as on a page that has `Descrição` and
 * `Description`.
 */
const PIECES_FIT = 0.99;
const SURE_FIT = 0.86;
const LEAST_FIT = 0.84;

const DIGITS = /\d+/g;
const IN_BRACKETS = /[([][^)\]]*[)\]]?/g;
const BEHIND_WORD = /^(.*\p{L}.*)[([]([^()[\]]+)[)\]]\W*$/u;
const BEFORE_SLASH = /^([^/]*\p{L})\s\/\s([^/]*\p{L}[^/]*)$/u;
const BETWEEN_WORDS = /[^a-z.]+|\.(?=[a-z])/;
/** The last word is cut short; folded texts have no dot at their end. */
const DOTTED = /\.\W*$/;
/** Letters from which on a word must be known; shorter ones are numbers, articles and enumerators. */
const KNOWN_MIN = 4;

interface Label extends LabelWords {
  wanted: Wanted;
  rank: number;
}

/** A label that a text may be, and the differences. */
type Alike = Label & { features: Features };

/** Every label of the fields looked for. */
export class Vocabulary {
  private readonly exact = new Map<string, Label[]>();
  private readonly loose = new Map<string, Label[]>();
  /** Labels run together without their numbers. */
  private readonly letters = new Set<string>();
  private readonly single = new Map<string, boolean>();
  private readonly byConcept = new Map<string, Label[]>();
  private readonly reader = new WordReader();
  private readonly beginnings = new WordBeginnings();
  private readonly known = new Map<string, readonly Meaning[]>();

  constructor(fields: readonly Wanted[]) {
    for (const wanted of fields) {
      for (const [index, text] of wanted.labels.entries()) this.add(wanted, text, index);
    }
    for (const word of this.reader.words()) this.beginnings.add(word, true);
    for (const word of COMING_AND_GOING) this.beginnings.add(word, false);
  }

  /** Whether a text may be a part of a label: it has one of the labels' words. Quick. */
  mayBePart(text: string): boolean {
    return this.beginnings.fits(text);
  }

  /** The fields that a text may name; none for prose and for texts of other fields. */
  meaningsOf(text: string): readonly Meaning[] {
    if (text.length > LABEL_MAX) return NONE;
    const fit = this.beginnings.fitOf(text);
    if (fit === false || (typeof fit === "string" && !this.mayBeLabel(fit))) return NONE;
    let meanings = this.known.get(text);
    if (!meanings) {
      meanings = this.find(text);
      this.known.set(text, meanings);
    }
    return meanings;
  }

  /** What is like and unlike in a text and each label that it may be, by the label's field: for the fit of the weights. */
  *likenesses(text: string): Iterable<{ wanted: Wanted; rank: number; features: Features }> {
    const read = this.read(text);
    if (read) yield* this.alike(read);
  }

  private add(wanted: Wanted, text: string, index: number): void {
    const { folded, joined, words, genitive, number } = labelText(text);
    if (folded === "") return;
    const rank = 1 - Math.min(index, RANKS_MAX) * LABEL_RANK;
    const label: Label = { wanted, rank, words, genitive, number };
    append(this.exact, folded, label);
    append(this.loose, joined, label);
    this.letters.add(joined.replace(DIGITS, ""));
    for (const { word } of words) this.reader.add(word);
    const [first] = label.words;
    if (first) append(this.byConcept, first.concept, label);
  }

  /** Whether a word may be a label by itself, or with a number. */
  private mayBeLabel(word: string): boolean {
    let may = this.single.get(word);
    if (may === undefined) {
      may =
        this.letters.has(together(fold(word))) ||
        takeApart(`${word} `).words.some(({ token }) => this.isUnderstood(token));
      this.single.set(word, may);
    }
    return may;
  }

  private isUnderstood(token: string): boolean {
    return [token, `${bare(token)}.`].some((form) => {
      const { senses, role } = this.reader.read(form);
      return senses.length > 0 || role !== "unknown";
    });
  }

  private find(text: string): readonly Meaning[] {
    const folded = fold(text);
    if (folded === "") return NONE;
    const exact = this.exact.get(folded);
    const loose = this.loose.get(together(folded));
    // What is one field's label itself is not another's in other words.
    const isOwn = exact !== undefined || loose !== undefined;
    const read = !isOwn && this.isKnown(DOTTED.test(text) ? `${folded}.` : folded) ? this.read(text) : null;
    const aside = isOwn ? NO_LABELS : [...this.inBrackets(text), ...this.beforeSlash(text)];
    if (!isOwn && !read && aside.length === 0) return NONE;
    const best = new Map<Wanted, number>();
    const note = ({ wanted, rank }: Label, fit: number): void => {
      best.set(wanted, Math.max(best.get(wanted) ?? 0, fit * rank));
    };
    for (const label of exact ?? NO_LABELS) note(label, 1);
    for (const label of loose ?? NO_LABELS) note(label, PIECES_FIT);
    if (read)
      for (const { features, ...label } of likelier([...this.alike(read)])) noteFit(label, features, note);
    if (best.size === 0) for (const label of aside) note(label, LEAST_FIT);
    return best.size === 0 ? NONE : [...best].map(([wanted, fit]) => ({ wanted, fit }));
  }

  /** The labels of several words that stand in brackets behind a word that names nothing: `Tax ID (CPF/CNPJ)`. */
  private inBrackets(text: string): readonly Label[] {
    const inside = text.includes("(") || text.includes("[") ? BEHIND_WORD.exec(text) : null;
    const labels = (inside && this.exact.get(fold(inside[2] ?? ""))) ?? NO_LABELS;
    const several = labels.filter(({ words }) => words.length > 1);
    return several.length > 0 && this.meaningsOf(inside?.[1] ?? "").length === 0 ? several : NO_LABELS;
  }

  /** The labels before a slash and what says the same in other words: `Solução / o que foi feito`. */
  private beforeSlash(text: string): readonly Label[] {
    const [, label, other] = (text.includes("/") ? BEFORE_SLASH.exec(text) : null) ?? [];
    const labels = (label && this.exact.get(fold(label))) || NO_LABELS;
    return labels.length > 0 && this.meaningsOf(other ?? "").length === 0 ? labels : NO_LABELS;
  }

  /** Whether each word outside brackets is one that is known: a single other one makes it another label. */
  private isKnown(folded: string): boolean {
    const main = folded.includes("(") || folded.includes("[") ? folded.replace(IN_BRACKETS, " ") : folded;
    for (const word of main.split(BETWEEN_WORDS)) {
      if (word.length < KNOWN_MIN || isOrdinal(word)) continue;
      const { senses, role } = this.reader.read(word);
      if (senses.length === 0 && role === "unknown") return false;
    }
    return true;
  }

  private read(text: string): ReadLabel | null {
    const written = takeApart(text);
    const { words } = written;
    if (words.length === 0 || words.length > LABEL_WORDS_MAX) return null;
    return { ...written, understood: words.map(({ token }) => this.reader.read(token)) };
  }

  private *alike(read: ReadLabel): Iterable<Alike> {
    const concepts = new Set(read.understood.flatMap(({ senses }) => senses.map(({ concept }) => concept)));
    for (const concept of concepts) {
      for (const label of this.byConcept.get(concept) ?? []) {
        if (!label.words.every((word) => concepts.has(word.concept))) continue;
        const features = featuresOf(read, label);
        if (features) yield { ...label, features };
      }
    }
  }
}

/** Without the further names of fields, where a word is cut short and the name of another field may be meant. */
function likelier(alike: readonly Alike[]): readonly Alike[] {
  const isFirst = ({ rank, features }: Alike): boolean => rank === 1 && features.cut !== undefined;
  if (!alike.some(isFirst)) return alike;
  return alike.filter(({ rank, features }) => rank === 1 || features.cut === undefined);
}

function noteFit(label: Label, features: Features, note: (label: Label, fit: number) => void): void {
  const likely = likelihood(features);
  const { least } = LABEL_WEIGHTS;
  if (likely >= least) note(label, LEAST_FIT + ((SURE_FIT - LEAST_FIT) * (likely - least)) / (1 - least));
}

function likelihood(features: Features): number {
  let sum = 0;
  for (const name in features) sum += (features[name] ?? 0) * (LABEL_WEIGHTS.weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

const NONE: readonly Meaning[] = [];
const NO_LABELS: readonly Label[] = [];

function append(map: Map<string, Label[]>, key: string, label: Label): void {
  const labels = map.get(key);
  if (labels) labels.push(label);
  else map.set(key, [label]);
}
