/**
 * How the words of labels begin. Most texts of a page hold no such word, and need not be understood to be left alone:
 * three letters of each word decide, found without a look at the rest.
 */

const COMPARED = 3;
const BASE = 32;

/** Words of a text that may name something; longer texts are prose. Twice the longest label, with a remark in brackets. */
const WORDS_MAX = 20;

/** The letters of Portuguese and Spanish. */
const ACCENTED = [
  ["a", "áàâãäÁÀÂÃÄ"],
  ["c", "çÇ"],
  ["e", "éèêëÉÈÊË"],
  ["i", "íìîïÍÌÎÏ"],
  ["n", "ñÑ"],
  ["o", "óòôõöÓÒÔÕÖ"],
  ["u", "úùûüÚÙÛÜ"],
] as const;

/** By code: the letter without its accent, from 1; 0: no letter. */
const LETTERS = lettersByCode();
/** Marks inside words that are passed over: a soft hyphen, accents of their own, signs without width. */
const isPassedOver = (code: number): boolean =>
  code === 0xad || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200d) || code === 0x2060;

/** Words outside brackets, and before a slash, that nothing is known of: a label in two pieces may have one, of which no word is left. */
const STRANGE_MAX = 1;
const STRANGE_MIN_WORDS = 4;

const NAMES = 1;
const GOES_WITH = 2;

/** A set of beginnings. */
export class WordBeginnings {
  private readonly known = new Uint8Array(BASE ** COMPARED);

  /** Takes in a folded word that names something, or one that only goes with those. */
  add(word: string, names: boolean): void {
    let key = 0;
    for (let i = 0; i < COMPARED; i++) key = key * BASE + letterAt(word, i);
    if (names) this.known[key] = NAMES;
    else this.known[key] ||= GOES_WITH;
  }

  /** Whether a word of the text may begin like one that names something or cannot be told; sure only if not. */
  fits(text: string): boolean {
    return this.fitOf(text) !== false;
  }

  /** The same; where the text has a single word, and nothing is known of how it begins, that word. */
  fitOf(text: string): boolean | string {
    let [words, long, strange, depth] = [0, 0, 0, 0];
    let met = false;
    let [from, end] = [0, 0];
    for (let i = 0; i < text.length; i++) {
      let length = 0;
      const start = i;
      let key = 0;
      let code = 0;
      for (; i < text.length; i++) {
        code = text.charCodeAt(i);
        const letter = letterOf(code);
        if (letter === 0 && !isPassedOver(code)) break;
        if (letter === 0) continue;
        if (length < COMPARED) key = key * BASE + letter;
        length += 1;
      }
      if (length > 0) {
        words += 1;
        [from, end] = [start, i];
        for (let n = length; n < COMPARED; n++) key *= BASE;
        const known = this.known[key];
        if (length >= COMPARED) long += 1;
        if (known === NAMES) met = true;
        else if (known !== GOES_WITH && length >= COMPARED && depth === 0) strange += 1;
        if (words > WORDS_MAX || strange > STRANGE_MAX) return false;
      }
      // Behind a slash of its own the same is said in other words.
      const isSlash = code === SLASH && text.charCodeAt(i - 1) === SPACE;
      if (code === OPENS || code === OPENS_SQUARE || isSlash) depth = 1;
      else if (code === CLOSES || code === CLOSES_SQUARE) depth = 0;
    }
    if (met) return strange === 0 || long < STRANGE_MIN_WORDS;
    // Single letters may be a word written apart, and a single word may have its typing error at its beginning.
    if (long === 0) return words > 0;
    return words === 1 && text.slice(from, end);
  }
}

const [OPENS, CLOSES, OPENS_SQUARE, CLOSES_SQUARE, SLASH, SPACE] = [..."()[]/ "].map((sign) =>
  sign.charCodeAt(0),
);

const letterAt = (word: string, index: number): number =>
  index < word.length ? letterOf(word.charCodeAt(index)) : 0;

const letterOf = (code: number): number => (code < LETTERS.length ? (LETTERS[code] ?? 0) : 0);

function lettersByCode(): Uint8Array {
  const letters = new Uint8Array(0x180);
  for (let place = 1; place <= 26; place++) letters[96 + place] = letters[64 + place] = place;
  for (const [base, accented] of ACCENTED) {
    const place = base.charCodeAt(0) - 96;
    for (const letter of accented) letters[letter.charCodeAt(0)] = place;
  }
  return letters;
}
