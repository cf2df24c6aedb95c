/** Texts as people compare them: case, accents, required marks, colons and surrounding space do not count. */

const COMBINING = /\p{M}+/gu;
const LABEL_MARKS = /[*:\u200b\u00ad]+/g;
const SPACES = /\s+/g;
const TIGHT = /\s*([/\-–])\s*/g;
const END_MARKS = /[?.\s]+$/;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Collapses white space, non-breaking included. */
export function tidy(text: string): string {
  return text.replace(SPACES, " ").trim();
}

/** Folds a label or a caption, so that `Tipo* :` and `tipo` are the same text. Empty if nothing readable is left. */
export function fold(text: string): string {
  const folded = text
    .normalize("NFD")
    .replace(COMBINING, "")
    .toLowerCase()
    .replace(LABEL_MARKS, " ")
    .replace(SPACES, " ")
    .replace(TIGHT, "$1")
    .trim()
    .replace(END_MARKS, "");
  return HAS_WORD.test(folded) ? folded : "";
}

/** Whether a text holds a letter or a digit; a lone `*`, `-` or `:` says nothing. */
export function isReadable(text: string): boolean {
  return HAS_WORD.test(text);
}

const CODE_MARKS = /[\s().\-/+_]+/g;
const CODE = /^[0-9a-z]*[0-9]{3}[0-9a-z]*$/;

/**
 * Whether a control that shows `shown` holds `wanted`. Masks may have put marks into a number or a code
 * (CPF, CNPJ, phone), handlers may have changed case or trimmed; every letter and digit still has to be there.
 */
export function holdsText(shown: string, wanted: string): boolean {
  const a = tidy(shown).toLowerCase();
  const b = tidy(wanted).toLowerCase();
  if (a === b) return true;
  const bareWanted = b.replace(CODE_MARKS, "");
  return CODE.test(bareWanted) && a.replace(CODE_MARKS, "") === bareWanted;
}

/** Shortens a text of the page to the length that the contract allows. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length);
}
