/** Whether an option of a list is a wanted one in other words. What could be another option is none. */

import { LEXICON } from "../../generated/lexicon";
import { fold, tidy, tokens } from "../dom/text";

/** What stands between the levels of a path, last level last. */
const LEVELS = /\s*(?:»|›|>|→|\||\\|::)\s*|\s+\/\s+/;
/** A code before the text: with a mark behind it, or in brackets. */
const CODE = /^(?:\[([^\]]{1,8})\]\s*|\(([^)]{1,8})\)\s*|([\p{L}\d.]{1,10}?)(?:\s*[-–—:]\s*|[.)]\s+))(?=\S)/u;
const NUMBER = /^\d[\d.]*$/;
const NUMBERED = /^(?:\p{L}{2,5}\d+|[pt]\d)$/iu;
const LETTERS = /^\p{Lu}{2,4}$/u;
/** A remark behind the text: in brackets, after a comma, the letters of a state. */
const REMARK = /^(.*\S)\s*(?:\(([^()]+)\)|\[([^[\]]+)\])$/u;
const AFTER_COMMA = /^([^,]+),\s+(\S.*)$/u;
const STATE = /^(.*\S)\s*[-–/]\s*\p{Lu}{2}$/u;
/** A remark behind a dash. */
const AFTER_DASH = /^(.*\S)\s+[-–—]\s+(\S.*)$/u;
const PRIORITY = /^p?\d$/i;
const DURATION = /^(?:ate |em ate |up to )?\d+ \p{L}+$/u;
/** The number of a service that is called. */
const SERVICE = /^(?:0[358]00|4\d{3}|3003)[\d -]*$/;

const synonyms = new Map<string, string>();
for (const group of LEXICON.options) for (const word of group) synonyms.set(word, group[0] ?? word);
const warning: ReadonlySet<string> = new Set(LEXICON.warning);
const heads: ReadonlySet<string> = new Set(LEXICON.heads);
const denying: ReadonlySet<string> = new Set(LEXICON.denying);

/** Letters that a word cut short must keep. */
const CUT_MIN = 3;
/** Words of which the first letter is enough, beside one that is whole. */
const INITIAL = 1;

/** Whether a caption is the wanted one with a code, path or remark, with words cut short, or in another language. */
export function isReworded(caption: string, wanted: string): boolean {
  const own = codeOf(wanted);
  for (const text of withoutPath(tidy(caption))) {
    if (isSame(text, wanted)) return true;
    const code = codeOf(text);
    if (code && isSame(text.slice(code.length), wanted)) return true;
    if (
      code !== "" &&
      fold(code) === fold(own) &&
      isTranslation(text.slice(code.length), wanted.slice(own.length))
    )
      return true;
    if (isBehindHead(text, wanted)) return true;
    if (own && isSame(text, wanted.slice(own.length))) return true;
  }
  return false;
}

/** Between two names of one option. */
const OR = /\s+\/\s+/;

/** Whether a caption may be two names of one option: `Cartão / Smartcard`. */
export const hasSeveralNames = (caption: string): boolean => OR.test(caption);

/** Whether a caption may be two names of one option, the first of which is the wanted one. */
export function isAlsoCalled(caption: string, wanted: string): boolean {
  const [first = "", ...others] = caption.split(OR);
  return others.length === 1 && !LEVELS_WRITTEN.test(caption) && isSame(tidy(first), wanted);
}

/** What only paths are written with. */
const LEVELS_WRITTEN = /[»›>→|\\]|::/;

/** Whether a text is the wanted one behind a noun that says of what kind it is. */
function isBehindHead(text: string, wanted: string): boolean {
  const [head = "", ...words] = tokens(text);
  if (!heads.has(head)) return false;
  const rest = LINKING.has(words[0] ?? "") ? words.slice(1) : words;
  return rest.length > 0 && rest.join(" ") === tokens(wanted).join(" ");
}

const LINKING: ReadonlySet<string> = new Set(["de", "do", "da", "dos", "das", "of"]);

function* withoutPath(caption: string): Iterable<string> {
  for (const text of withoutRemark(caption)) {
    yield text;
    const levels = text.split(LEVELS);
    for (let from = 1; from < levels.length; from++) yield levels.slice(from).join(" ");
    const code = codeOf(text);
    if (code && levels.length === 1) yield* [text.slice(code.length)].filter((rest) => codeOf(rest));
  }
}

/** A caption, and what it is without the remark behind it, unless that may make it another. */
function* withoutRemark(caption: string): Iterable<string> {
  yield caption;
  const state = STATE.exec(caption);
  if (state?.[1]) yield state[1];
  const [, before, after = ""] = AFTER_DASH.exec(caption) ?? [];
  if (before && DURATION.test(fold(after))) yield before;
  const bracketed = REMARK.exec(caption) ?? AFTER_COMMA.exec(caption);
  const [, text = "", ...remarks] = bracketed ?? [];
  const remark = fold(remarks.find((part) => part !== undefined) ?? "");
  if (text !== "" && isHarmless(remark, caption.includes(", ") && !REMARK.test(caption))) yield text;
}

function isHarmless(remark: string, afterComma: boolean): boolean {
  if (PRIORITY.test(remark) || DURATION.test(remark) || SERVICE.test(remark)) return true;
  const words = tokens(remark);
  if (/\d/.test(remark) || words.some((word) => warning.has(word))) return false;
  return !(afterComma && words.some((word) => synonyms.has(word) && denying.has(word)));
}

/** The code that a text begins with, with all that parts it from the rest; empty: none. */
function codeOf(text: string): string {
  const found = CODE.exec(text);
  const code = found?.slice(1).find((part) => part !== undefined) ?? "";
  const isCode = NUMBER.test(code) || NUMBERED.test(code) || LETTERS.test(code);
  return found && isCode && !denying.has(fold(code)) ? found[0] : "";
}

/** Whether two texts are the same word by word; every word counts, and their number. */
function isSame(text: string, wanted: string): boolean {
  const a = tokens(text);
  const b = tokens(wanted);
  if (b.length === 0 || a.length !== b.length)
    return a.join(" ") === "" ? false : isTranslation(text, wanted);
  const whole = a.some((word, at) => word === b[at]);
  return a.every((word, at) => isSameWord(word, b[at] ?? "", whole)) || isTranslation(text, wanted);
}

function isSameWord(word: string, wanted: string, whole: boolean): boolean {
  if (word === wanted) return true;
  const bare = word.endsWith(".") ? word.slice(0, -1) : word;
  if (bare === wanted) return true;
  if (synonyms.has(wanted) && synonyms.get(bare) === synonyms.get(wanted)) return true;
  const [short, long] = bare.length < wanted.length ? [bare, wanted] : [wanted, bare];
  if (bare === word) return whole && short === wanted && short.length === CUT_MIN && long.startsWith(short);
  return (
    bare.length >= (whole ? INITIAL : CUT_MIN) &&
    (wanted.startsWith(bare) || isContracted(bare, wanted, whole))
  );
}

/** `Pto.` for `Porto`: letters left out before the last. */
function isContracted(short: string, long: string, whole: boolean): boolean {
  if (!whole || short.length < CUT_MIN || short.at(-1) !== long.at(-1) || short[0] !== long[0]) return false;
  let from = 0;
  for (const letter of short) {
    from = long.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

const isTranslation = (text: string, wanted: string): boolean =>
  synonyms.has(fold(wanted)) && synonyms.get(fold(text)) === synonyms.get(fold(wanted));
