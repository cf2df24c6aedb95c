/** Texts as people compare them: case, accents, required marks, colons, remarks on form and surrounding space do not count. */

import { FOLDED_MAX } from "../limits";

const COMBINING = /\p{M}+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g;
const LABEL_MARKS = /[*:]+/g;
/** Brackets that say how to answer, not what is asked; any other bracket may make it another field. */
const REMARK =
  / ?[([](?:campo )?(?:obrigatori[oa]|opcional|requerid[oa]|required|optional|(?:somente|apenas|so) numeros|com ddd|ddd ?\+ ?numero|dd\/mm\/a{2,4}|max(?:imo|\.)? [^)\]]{1,20}|ate \d+ caracteres)[)\]]/g;
const SPACES = /\s+/g;
const TIGHT = /\s*([/\-–])\s*/g;
const END_MARKS = /[?.\s]+$/;
/** What a text must hold for something of these to be taken away. */
const LOOSE = /[/\-–]|^\s|[?.\s]$/;
const PLAIN_WORD = /[a-z0-9]/i;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Collapses white space, non-breaking included. */
export function tidy(text: string): string {
  return UNTIDY.test(text) ? text.replace(SPACES, " ").trim() : text;
}

/** Most texts are tidy, and looking is quicker than replacing. */
const UNTIDY = /^ | $|[^\S ]| {2}/;

/** Folds a label or a caption, so that `Tipo* :` and `tipo` are the same text. Empty if nothing readable is left. */
export function fold(text: string): string {
  const before = foldedBefore.get(text);
  if (before !== undefined) return before;
  const bare = plain(text);
  const own = LOOSE.test(bare) ? bare.replace(TIGHT, "$1").trim().replace(END_MARKS, "") : bare;
  const folded = isReadable(own) ? own : "";
  if (foldedBefore.size >= FOLDED_MAX) foldedBefore.clear();
  foldedBefore.set(text, folded);
  return folded;
}

/** A page's texts are the same at every look; folding them takes most of it. */
const foldedBefore = new Map<string, string>();

/** Lower case without accents and remarks. `Nº` becomes `no`, as typed on many pages. */
function plain(text: string): string {
  const letters = ASCII.test(text)
    ? text
    : text.replace(INVISIBLE, "").normalize("NFKD").replace(COMBINING, "");
  const lower = letters.toLowerCase();
  if (!MARKED.test(lower)) return lower;
  return lower.replace(LABEL_MARKS, " ").replace(SPACES, " ").replace(REMARK, "");
}

/** What a text must hold for something to be replaced in it. */
const MARKED = /[*:([]|[^\S ]| {2}/;

const ASCII = /^[ -~]*$/;
const PLAIN_TOKEN = /[a-z]+\.?|[0-9]+/g;
const TOKEN = /\p{L}+\.?|\p{N}+/gu;

/** Captions of the entry that means "nothing chosen yet", folded. */
const PLACEHOLDER = /^(selecione|escolha|informe|select|choose)\b/;

/** Whether a text only asks for a choice, so that nothing is chosen yet. */
export function asksForChoice(text: string): boolean {
  const folded = fold(text);
  return folded === "" || PLACEHOLDER.test(folded);
}

/** A label's words and numbers, folded; a word cut short keeps its dot: `Unid. de Negócio`, `Cat.1`. */
export function tokens(text: string): string[] {
  const bare = plain(text);
  return bare.match(ASCII.test(bare) ? PLAIN_TOKEN : TOKEN) ?? [];
}

/** Whether a text holds a letter or a digit; a lone `*`, `-` or `:` says nothing. */
export function isReadable(text: string): boolean {
  return PLAIN_WORD.test(text) || HAS_WORD.test(text);
}

const CODE_MARK = /[\s().\-/+_]/;
const CODE_MARKS = new RegExp(`${CODE_MARK.source}+`, "g");
const LIST_MARK = " / ";
const CODE = /^[0-9a-z]*[0-9]{3}[0-9a-z]*$/;

/** What stands between the numbers of a list, as people and pages write it. */
const BETWEEN = /\s*[,;|]\s*|\s+(?:e|ou)\s+|\s+\/\s+/gi;

/**
 * Whether a control that shows `shown` holds `wanted`. Masks may have put marks into a number or a code
 * (CPF, CNPJ, phone), handlers may have changed case or trimmed; every letter and digit still has to be there, and of
 * several numbers each by itself.
 */
export function holdsText(shown: string, wanted: string): boolean {
  const a = tidy(shown).toLowerCase();
  const b = tidy(wanted).toLowerCase();
  if (a === b) return true;
  const codes = codesIn(b);
  if (codes.length > 1) return listed(codes).test(a.replace(BETWEEN, LIST_MARK));
  const bareWanted = withoutMarks(b);
  return CODE.test(bareWanted) && withoutMarks(a) === bareWanted;
}

/** The numbers of a list of several, as they are written; empty: a text is no such list. */
export function itemsIn(text: string): string[] {
  const items = tidy(text).split(BETWEEN);
  return items.length > 1 && items.every((item) => CODE.test(withoutMarks(item).toLowerCase())) ? items : [];
}

/** The numbers of a list of several, without their marks; empty: a text is no such list. */
export function codesIn(text: string): string[] {
  return itemsIn(text).map(withoutMarks);
}

/** Codes with any marks in them, and at least one between two of them. */
function listed(codes: readonly string[]): RegExp {
  const { source } = CODE_MARK;
  const written = codes.map((code) => Array.from(code).join(`${source}*`));
  return new RegExp(`^${source}*${written.join(`${source}+`)}${source}*$`);
}

/** A text as short as a control may hold it: numbers and codes without marks, one mark between those of a list. */
export function shortest(text: string): string {
  return codesIn(tidy(text)).join(LIST_MARK.trim()) || withoutMarks(text);
}

/** A text without the marks that masks put into numbers and codes. */
export function withoutMarks(text: string): string {
  return text.replace(CODE_MARKS, "");
}

/** Shortens a text of the page to the length that the contract allows. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length);
}
