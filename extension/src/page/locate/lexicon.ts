/** What single words of labels may stand for: the words of the labels, their synonyms, words cut short, typing errors. */

import { LEXICON } from "../../generated/lexicon";

/** How a word stands for a label's word. */
export type Kind = "same" | "inflected" | "synonym" | "cut" | "letter" | "stem" | "typo";

/** What a word is when it stands for none of a label's words. */
export type Role = "small" | "asking" | "form" | "ticket" | "concept" | "unknown";

/** Something that a word may mean. */
export interface Sense {
  /** The word's group of synonyms, or the word itself. */
  concept: string;
  /** The known word that it was taken for. */
  word: string;
  kind: Kind;
}

/** A word of a page, understood. */
export interface Understood {
  senses: readonly Sense[];
  role: Role;
}

/** Letters that a word cut short must keep: with a dot, without a dot. */
const CUT_MIN = 2;
const STEM_MIN = 3;

/** Letters from which on a wrong letter, and a second one, may be a typing error; below only letters swapped or doubled. */
const TYPO_MIN = 5;
const TWO_TYPOS_MIN = 9;
const SLIP_MIN = 4;

/** Wrong letters in a typing error at most. */
const MOST_TYPOS = 2;

/** A known word, with its letters as bits. */
interface Form {
  word: string;
  letters: number;
}

const groups = new Map<string, string>();
const members = new Map<string, readonly string[]>();
for (const group of LEXICON.synonyms) {
  members.set(group[0] ?? "", group);
  for (const word of group) groups.set(stemOf(word), group[0] ?? word);
}
const roles = new Map<string, Role>();
for (const role of ["ticket", "form", "asking", "small"] as const) {
  for (const word of LEXICON[role]) roles.set(word, role).set(stemOf(word), role);
}
/** Words that stand beside those of a label. */
export const COMING_AND_GOING: readonly string[] = [...roles.keys()];
const others: ReadonlySet<string> = new Set(LEXICON.others);

/** The group of synonyms that a word is in, or its stem. */
export function conceptOf(word: string): string {
  const stem = stemOf(word);
  return groups.get(stem) ?? stem;
}

/** Whether a word comes and goes in labels. */
export function isSmall(word: string): boolean {
  return roles.get(word) === "small";
}

/** A word without the dot that says that it is cut. */
export function bare(word: string): string {
  return word.endsWith(".") ? word.slice(0, -1) : word;
}

/** A word in the singular, as Portuguese, Spanish and English form plurals. */
export function stemOf(word: string): string {
  if (word.length < SLIP_MIN || !word.endsWith("s") || word.endsWith("ss")) return word;
  if (word.endsWith("oes")) return `${word.slice(0, -3)}ao`;
  if (/[rz]es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Understands words by a set of labels. */
export class WordReader {
  private readonly forms = new Map<string, string>();
  private readonly byInitial = new Map<string, Form[]>();
  private readonly known = new Map<string, Understood>();

  /** Takes in a label's word, with all that means the same. */
  add(word: string): void {
    const concept = conceptOf(word);
    if (this.forms.has(word)) return;
    this.addForm(word, concept);
    for (const other of members.get(concept) ?? []) this.addForm(other, concept);
  }

  /** All words that stand for a label's word. */
  words(): Iterable<string> {
    return this.forms.keys();
  }

  /** What a word may mean; a dot at its end says that it is cut short. */
  read(token: string): Understood {
    let understood = this.known.get(token);
    if (!understood) {
      understood = this.understand(token);
      this.known.set(token, understood);
    }
    return understood;
  }

  private addForm(word: string, concept: string): void {
    if (this.forms.has(word)) return;
    this.forms.set(word, concept);
    const stem = stemOf(word);
    if (!this.forms.has(stem)) this.forms.set(stem, concept);
    const initial = word.slice(0, 1);
    const alike = this.byInitial.get(initial);
    const form = { word, letters: lettersOf(word) };
    if (alike) alike.push(form);
    else this.byInitial.set(initial, [form]);
  }

  private understand(token: string): Understood {
    const word = bare(token);
    const role = roles.get(word) ?? roles.get(stemOf(word)) ?? roles.get(stemOf(word).replace(/a$/, "o"));
    const senses: Sense[] = [];
    const own = this.forms.get(word) ?? this.forms.get(stemOf(word));
    if (own !== undefined) senses.push({ concept: own, word, kind: "same" });
    if (own !== undefined && word === token) return { senses, role: role ?? "concept" };
    if (token === word && (role || others.has(word) || others.has(stemOf(word))))
      return { senses, role: role ?? "unknown" };
    const letters = lettersOf(word);
    for (const form of this.byInitial.get(word.slice(0, 1)) ?? []) {
      if (!differLittle(letters & ~form.letters, MOST_TYPOS)) continue;
      const other = form.word;
      const kind = kindOf(word, other, token !== word);
      const concept = this.forms.get(other);
      if (kind && concept !== undefined && !senses.some((sense) => sense.concept === concept))
        senses.push({ concept, word: other, kind });
    }
    return { senses, role: role ?? (senses.some(({ kind }) => kind !== "letter") ? "concept" : "unknown") };
  }
}

/** How a word that is none of the known ones stands for one of them. */
export function kindOf(word: string, known: string, dotted: boolean): Kind | null {
  if (word.length < known.length && known.startsWith(word)) {
    if (dotted) return word.length < CUT_MIN ? "letter" : "cut";
    if (word.length >= STEM_MIN && known.length - word.length > 1) return "stem";
  }
  if (dotted || word.length < SLIP_MIN || known.length < SLIP_MIN) return null;
  return isTypo(word, known) ? "typo" : null;
}

function isTypo(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < TYPO_MIN) return isSlip(a, b);
  const allowed = shorter >= TWO_TYPOS_MIN ? 2 : 1;
  if (Math.max(a.length, b.length) > WORD_MAX) return false;
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

/** The letters of a word as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** Whether no more bits are set. */
function differLittle(bits: number, most: number): boolean {
  let rest = bits;
  for (let n = 0; n <= most; n++) {
    if (rest === 0) return true;
    rest &= rest - 1;
  }
  return false;
}

/** Whether two letters are swapped or one is doubled. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || distance(a, b) !== 1) return false;
  if (a.length === b.length) return [...a].sort().join() === [...b].sort().join();
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return long.replace(/(.)\1/, "$1") === short;
}

/** Letters put in, left out, changed, or swapped with the next (Damerau, optimal string alignment). */
function distance(a: string, b: string): number {
  let [beforeLast, last, row] = ROWS;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const code = a.charCodeAt(i - 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = at(last, j - 1) + (code === b.charCodeAt(j - 1) ? 0 : 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row[j] = least;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, b.length);
}

/** The last rows of a comparison; longer words are none of a label. */
const WORD_MAX = 30;
const ROWS: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(WORD_MAX + 1),
  new Uint8Array(WORD_MAX + 1),
  new Uint8Array(WORD_MAX + 1),
];
const at = (row: Uint8Array, index: number): number => row[index] ?? 0;
