/**
 * Labels that stand in pieces: each word on a line of its own, or one word over several controls and a number or level over
 * each of them.
 */

import type { Collection, Run } from "../collect/collection";
import { attribute, contains, isShown, parentOf, tagOf } from "../dom/dom";
import { fold, tidy } from "../dom/text";
import { LABEL_MAX } from "../limits";
import { hasWord } from "./names";
import type { Vocabulary } from "./vocabulary";

/** A text as it is read. */
export interface Read {
  text: string;
  folded: string;
}

/** Characters of a piece. */
const PIECE_MAX = 40;
/** Characters of a remark; a mark has fewer. */
const REMARK_MIN = 4;
/** What stands on a line of its own. */
const WORDS = /^\S+(?: \S+)?$/;
/** Characters of a piece that need not be a word of a label. */
const SMALL_MAX = 3;
/** Pieces of one label that are lines of their own. */
const LINES_MAX = 4;
/** Texts before a number in which the word is looked for that the number belongs to. */
const BEFORE_MAX = 8;
/** A number or level and nothing else. */
const NUMBER = /^\W*(?:n[ií]vel|level)?\W*\d\W?[aoºª]?\W*(?:n[ií]vel|level)?\W*$/i;
const MARKS = /[*:：\s]+$/;

/** Knows the texts of one collection. */
export class Composed {
  readonly #read = new Map<Run, Read>();
  readonly #words = new Set<Run>();
  readonly #vocabulary: Vocabulary;
  /** The texts that name a field, alone or with others. */
  readonly telling: readonly Run[];

  constructor({ runs, items }: Collection, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const telling: Run[] = [];
    for (const [index, run] of runs.entries()) {
      const tells = this.#read.has(run) || this.means(run.text);
      if (!tells) this.#compose(run, index, runs, items);
      if (tells || this.#read.has(run)) telling.push(run);
    }
    this.telling = telling;
  }

  /** How a text is read. */
  of(run: Run): Read {
    return this.#read.get(run) ?? run;
  }

  /** Whether a text is the word over several numbers, and nobody's label itself. */
  isWord(run: Run): boolean {
    return this.#words.has(run);
  }

  means(text: string): boolean {
    return this.#vocabulary.meaningsOf(text).length > 0;
  }

  #compose(run: Run, index: number, runs: readonly Run[], items: Collection["items"]): void {
    if (run.text.length > LABEL_MAX) return;
    if (NUMBER.test(run.text)) this.#findWord(run, runs, index);
    else if (run.nodes.length > 1 && run.text.length >= run.node.data.length + REMARK_MIN)
      this.#leaveRemarks(run);
    else if (WORDS.test(run.text) && this.#vocabulary.mayBePart(run.text)) this.#joinLines(run, items);
  }

  /** A label with a hint, a fault or a badge in it, be it one that is not shown. */
  #leaveRemarks(run: Run): void {
    const isFirst = isNamedRemark(run.element);
    if (!isFirst && !this.means(tidy(run.node.data))) return;
    const own = run.nodes.filter((node) => !isRemark(node, isFirst ? null : run.element));
    if (own.length === run.nodes.length) return;
    const text = tidy(own.map(({ data }) => data).join(" "));
    if (text !== "" && this.means(text)) this.#read.set(run, { text, folded: fold(text) });
  }

  #joinLines(first: Run, items: Collection["items"]): void {
    const pieces = [first];
    let text = first.text;
    for (let last = first; pieces.length < LINES_MAX; ) {
      const next = items[last.order + 1];
      if (next?.kind !== "run" || next.text.length > PIECE_MAX || !this.#isPiece(next.text)) return;
      if (this.means(next.text) || !areLines(last, next)) return;
      text = `${text} ${next.text}`;
      pieces.push(next);
      last = next;
      if (!this.means(text)) continue;
      for (const piece of pieces) this.#read.set(piece, { text, folded: fold(text) });
      return;
    }
  }

  /** Whether a text may be a further line of a label: a word of one, a small word, or a number. */
  #isPiece(text: string): boolean {
    return text.length <= SMALL_MAX || this.#vocabulary.mayBePart(text);
  }

  #findWord(run: Run, runs: readonly Run[], index: number): void {
    for (let i = index - 1; i >= Math.max(0, index - BEFORE_MAX); i--) {
      const word = runs[i] as Run;
      if (word.text.length > PIECE_MAX || NUMBER.test(word.text) || this.means(word.text)) continue;
      const text = `${word.text.replace(MARKS, "")} ${run.text}`;
      if (!this.means(text)) continue;
      this.#read.set(run, { text, folded: fold(text) });
      this.#words.add(word);
      return;
    }
  }
}

const REMARKS = new Set(["small", "em", "sup", "sub"]);
const REMARK_NAMES = /^(help|hint|tip|tooltip|ajuda|dica|erro|error|invalid|feedback|badge|note|obs)$/i;
/** Tells whose it is: no remark, but the label's other half. */
const GENITIVE = /^\s*\(?\s*(d[aeo]s?|of)\s/i;

/** Whether a text stands in an element of its own that only adds to what is before it. */
function isRemark(node: Text, label: Element | null): boolean {
  const element = parentOf(node);
  if (!element || GENITIVE.test(node.data)) return false;
  if (label && (element === label || contains(element, label))) return false;
  if (label && isShown(label) && !isShown(element)) return true;
  return REMARKS.has(tagOf(element)) || isNamedRemark(element);
}

function isNamedRemark(element: Element): boolean {
  return hasWord(attribute(element, "class"), REMARK_NAMES);
}

/** Whether two texts stand in one element, or in like ones side by side. */
function areLines({ element: one }: Run, { element: other }: Run): boolean {
  return one === other || (parentOf(one) === parentOf(other) && tagOf(one) === tagOf(other));
}
