/**
 * How wanted texts begin. Most texts of a page begin otherwise, and need not be understood to be left alone: two letters
 * decide, and whoever writes marks, brackets, accents or short words there is looked at closely.
 */

const SURE_LETTERS = 4;
const COMPARED = 2;

/** A set of beginnings. */
export class Openings {
  private readonly pairs = new Set<string>();

  /** Lets through texts that begin like one of these, which are folded; one of a single letter stands for all words of it. */
  add(...folded: string[]): void {
    for (const text of folded) this.pairs.add(text.slice(0, COMPARED));
  }

  /** Whether a text may begin like one of the wanted ones; sure only if not. */
  fits(text: string): boolean {
    const opening = openingOf(text);
    return opening === "" || this.pairs.has(opening) || this.pairs.has(opening.slice(0, 1));
  }
}

/** The first letters, in lower case, of a text that begins with a plain word; empty for all others. */
function openingOf(text: string): string {
  for (let i = 0; i < SURE_LETTERS; i++) {
    const code = text.charCodeAt(i) | 32;
    if (!(code >= 97 && code <= 122 && text.charCodeAt(i) < 128)) return "";
  }
  return text.slice(0, COMPARED).toLowerCase();
}
