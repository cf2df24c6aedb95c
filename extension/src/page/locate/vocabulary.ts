/** Which fields a text on the page may be the label of: by rules of how people write labels, not by lists of variants. */

import { fold, tokens } from "../dom/text";
import { LABEL_MAX } from "../limits";
import { Openings } from "./openings";
import type { Wanted } from "./score";

/** A field that a text names. */
export interface Meaning {
  wanted: Wanted;
  /** 0 to 1: how well the text fits the best of the field's labels. */
  fit: number;
}

/** Each further label of a field's list is a little less likely than the one before. */
const LABEL_RANK = 0.005;

/** The same words, written apart or together, with or without small words, in the plural. */
const LOOSE_FIT = 0.97;

/** Words cut short. */
const SHORT_FIT = 0.9;

/** Letters that a word cut short must keep: with a dot beside a word that is whole, with a dot, without a dot. */
const STEM_BESIDE = 1;
const STEM_DOTTED_BESIDE_OTHERS = 2;
const STEM_ALONE = 3;

/** Small words that come and go in labels. The last word always counts: `Opção A`. */
const SMALL = new Set("de do da dos das e ou o a os as".split(" "));

/** Letters from which on a final `s` is taken for a plural. */
const PLURAL_MIN = 5;

interface Label {
  wanted: Wanted;
  rank: number;
  words: string[];
}

/** Every label of the fields looked for. */
export class Vocabulary {
  private readonly exact = new Map<string, Label[]>();
  private readonly loose = new Map<string, Label[]>();
  private readonly byInitial = new Map<string, Label[]>();
  private readonly openings = new Openings();
  private readonly known = new Map<string, readonly Meaning[]>();

  constructor(fields: readonly Wanted[]) {
    for (const wanted of fields) {
      for (const [index, text] of wanted.labels.entries()) this.add(wanted, text, 1 - index * LABEL_RANK);
    }
  }

  /** The fields that a text may name; none for prose and for texts of other fields. */
  meaningsOf(text: string): readonly Meaning[] {
    if (!this.openings.fits(text) || text.length > LABEL_MAX) return NONE;
    let meanings = this.known.get(text);
    if (!meanings) {
      meanings = this.find(text);
      this.known.set(text, meanings);
    }
    return meanings;
  }

  private add(wanted: Wanted, text: string, rank: number): void {
    const folded = fold(text);
    const all = tokens(text);
    const words = significant(all);
    const [first] = words;
    if (folded === "" || !first) return;
    const label: Label = { wanted, rank, words };
    append(this.exact, folded, label);
    for (const loose of looseForms(all, words)) {
      append(this.loose, loose, label);
      this.openings.add(loose);
    }
    append(this.byInitial, first.slice(0, 1), label);
    this.openings.add(folded, bare(first));
  }

  private find(text: string): readonly Meaning[] {
    const folded = fold(text);
    if (folded === "") return NONE;
    const best = new Map<Wanted, number>();
    const note = (labels: readonly Label[] | undefined, fit: number): void => {
      for (const { wanted, rank } of labels ?? []) {
        best.set(wanted, Math.max(best.get(wanted) ?? 0, fit * rank));
      }
    };
    note(this.exact.get(folded), 1);
    const all = tokens(text);
    const words = significant(all);
    const [first] = words;
    if (first) {
      for (const loose of looseForms(all, words)) note(this.loose.get(loose), LOOSE_FIT);
      const alike = this.byInitial.get(first.slice(0, 1)) ?? [];
      note(
        alike.filter((label) => isShortFor(words, label.words)),
        SHORT_FIT,
      );
    }
    return best.size === 0 ? NONE : [...best].map(([wanted, fit]) => ({ wanted, fit }));
  }
}

const NONE: readonly Meaning[] = [];

function append(map: Map<string, Label[]>, key: string, label: Label): void {
  const labels = map.get(key);
  if (labels) labels.push(label);
  else map.set(key, [label]);
}

/** A label's words without the small ones. */
function significant(all: readonly string[]): string[] {
  return all.filter((word, index) => index === all.length - 1 || !SMALL.has(word));
}

/** A label run together, without its small words and with them: the `e` of `E-mail` is none. */
function looseForms(all: readonly string[], words: readonly string[]): string[] {
  const together = (parts: readonly string[]): string => parts.map((word) => singular(bare(word))).join("");
  const loose = together(words);
  return words.length === all.length ? [loose] : [loose, together(all)];
}

function bare(word: string): string {
  return word.endsWith(".") ? word.slice(0, -1) : word;
}

function singular(word: string): string {
  return word.length >= PLURAL_MIN && word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Whether two labels are the same word by word, where one of them cuts words short. Numbers are never cut. */
function isShortFor(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const whole = a.some((word, index) => bare(word) === bare(b[index] ?? ""));
  return a.every((word, index) => {
    const other = b[index] ?? "";
    return (
      bare(word) === bare(other) || cuts(word, other, whole, a.length) || cuts(other, word, whole, a.length)
    );
  });
}

function cuts(short: string, long: string, whole: boolean, count: number): boolean {
  const dotted = short.endsWith(".");
  const stem = bare(short);
  if (!dotted && !whole) return false;
  const beside = whole ? STEM_BESIDE : count > 1 ? STEM_DOTTED_BESIDE_OTHERS : STEM_ALONE;
  const least = dotted ? beside : STEM_ALONE;
  return stem.length >= least && stem.length < bare(long).length && long.startsWith(stem) && !/\d/.test(stem);
}
