/** A text of the page taken apart as a label: its words, the number in it, what stands in brackets. */

import { tokens } from "../dom/text";

/** A word or number of a text. */
export interface Word {
  token: string;
  /** In brackets, and no more than a word or two. */
  aside: boolean;
}

/** A text taken apart. */
export interface WrittenLabel {
  words: readonly Word[];
  /** The numbers that belong to what is named: `Categoria 1`, `2ª categoria`, `Categoria III`. */
  numbers: readonly number[];
  /** Numbers in brackets: of what is named, or of how many are asked for. */
  asideNumbers: readonly number[];
  /** Whether one of the numbers is a word: `Primeiro nome`. */
  inWords: boolean;
  /** The number before the text, as of a list: `3. Telefone`, `1 - Categoria`, `08 Telefone` on a numbered form. */
  enumerator: number | null;
  /** Whether a text in brackets says more than a word or two. */
  remark: boolean;
}

const ASIDES = /[([{]([^)\]}]*)[)\]}]?/g;
const ENUMERATOR =
  /^\W*(?:campo\s+)?(?:\d+(?:\.\d+)*[a-z]?\s*[.)\-–:\]]+|\(?\d+\)|\d+(?:\.\d+)+|\d{2}(?=\s)|[a-z]\))\s*(?=\D*\p{L}{2})/iu;
/** What stands behind the mark of a field that must be filled: it explains. */
const BEHIND_MARK = /^(.*\p{L}.*?)\s*\*\s*([^*()[\]]*\p{L}[^*()[\]]*)$/u;
/** Says that an answer is wanted, without brackets around it. */
const WANTED =
  /(\p{L}.*?)\s(?:campo\s)?(?:obrigat[óo]ri[oa]|opcional|optional|required|requerid[oa]|mandatory)\W*$/iu;
const PLURAL_IN_BRACKETS = /\((?:s|es)\)/gi;
const PICTURES = /\p{So}/gu;
/** Its `e` is no word of its own. */
const EMAIL = /\be\s?[-\u2010-\u2013\s]\s?mail\b/gi;
const NUMBER_SIGN = /\bn\.?[º°]s?\.?(?=\s|$|\))|\bnr[oº.]?\.?\s/gi;
const ROMAN = new Map([
  ["i", 1],
  ["ii", 2],
  ["iii", 3],
]);
const ORDINALS = new Map(
  [
    ["primeira", "primeiro", "primera", "primer", "first"],
    ["segunda", "segundo", "second"],
    ["terceira", "terceiro", "tercera", "tercer", "third"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
);
/** What stands behind an ordinal number: `1ª`, `2nd`. */
const ENDING = /^(?:a|o|st|nd|rd|th|er|ra|da)$/;
const GENITIVE = /^\s*(?:d[aeo]s?|del|of)\s/i;
const WORD = /\p{L}{2}|^[ae]$/u;
/** Words from which on a text in brackets explains. */
const REMARK_MIN = 3;

/** Whether a word is a number. */
export const isOrdinal = (word: string): boolean => ORDINALS.has(word);

/** Takes a text apart. */
export function takeApart(text: string): WrittenLabel {
  return WORDS_ONLY.test(text) && !SIGN_OR_EMAIL.test(text) ? wordsOf(text) : partsOf(text);
}

/** Texts in which nothing can be taken apart but words: most of a page. A number in front may count its box. */
const WORDS_ONLY = /^(?!\s*\d)[a-z0-9À-ÿ ]*$/i;
const SIGN_OR_EMAIL = /\be +mail|\bnr/i;

function wordsOf(text: string): WrittenLabel {
  const words: Word[] = [];
  const numbers: number[] = [];
  addAll(words, numbers, text, false);
  const inWords = tokens(text).some(isOrdinal);
  return { words, numbers, asideNumbers: [], inWords, enumerator: null, remark: false };
}

function partsOf(text: string): WrittenLabel {
  const label = text
    .replace(BEHIND_MARK, "$1 ($2)")
    .replace(WANTED, "$1")
    .replace(PLURAL_IN_BRACKETS, "")
    .replace(PICTURES, " ")
    .replace(EMAIL, "email")
    .replace(NUMBER_SIGN, "numero ");
  const enumerated = ENUMERATOR.exec(label)?.[0] ?? "";
  let remark = false;
  const asides: string[] = [];
  const main = label.slice(enumerated.length).replace(ASIDES, (whole, inside: string) => {
    if (GENITIVE.test(inside)) return ` ${inside} `;
    if (tokens(inside).filter((token) => WORD.test(token)).length >= REMARK_MIN) remark = true;
    else asides.push(inside);
    return whole.startsWith("(") || whole.startsWith("[") ? " " : whole;
  });
  const words: Word[] = [];
  const numbers: number[] = [];
  const asideNumbers: number[] = [];
  addAll(words, numbers, main, false);
  for (const inside of asides) addAll(words, asideNumbers, inside, true);
  const digits = /\d+/.exec(enumerated)?.[0];
  const inWords = tokens(main).some(isOrdinal);
  const enumerator = enumerated ? Number(digits ?? 0) : null;
  return { words, numbers, asideNumbers, inWords, enumerator, remark };
}

function addAll(words: Word[], numbers: number[], text: string, aside: boolean): void {
  let wasNumber = false;
  for (const token of tokens(text)) {
    const digits = /^\d+$/.test(token);
    const number = digits
      ? Number(token)
      : (ORDINALS.get(token) ?? (words.length > 0 ? ROMAN.get(token) : undefined));
    if (number !== undefined) numbers.push(number);
    else if (!(wasNumber && ENDING.test(token.replace(".", "")))) words.push({ token, aside });
    wasNumber = digits;
  }
}

/** A folded text run together, for labels that stand in pieces. */
export function together(folded: string): string {
  return folded.replace(/[^a-z0-9]+/g, "");
}
