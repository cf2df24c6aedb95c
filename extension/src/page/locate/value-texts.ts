/**
 * Which texts of a page may be a value that it shows: nobody's label, nothing to be pressed, no hint, no mark and no
 * heading. Where a text may be one of these it counts as one: a value that is missing is asked for.
 */

import type { Collection, Run } from "../collect/collection";
import { attribute, contains, isShown, matches, parentOf, tagOf } from "../dom/dom";
import { cut, fold, isReadable, tidy } from "../dom/text";
import { LABEL_MAX } from "../limits";
import { hasWord } from "./names";
import type { Vocabulary } from "./vocabulary";

/** What a text was found to be; `nothing`: what stands beside it does not depend on it, whatever its words. */
export type Judged =
  /** `unmarked`: what it is if the mark behind it, in an element of its own, is not its own but that of a field. */
  | { as: "label"; unmarked: Value | null }
  /** `short`: it is none for want of words, a number or `(novo)`, and this is all that it says. */
  | { as: "nothing"; short: string | null }
  | Value;

/** `node`: its first text. `closed`: the label of something else stands directly behind it. */
export interface Value {
  as: "value";
  text: string;
  node: Text;
  closed: boolean;
}

const LABEL: Judged = { as: "label", unmarked: null };
const NOTHING: Judged = { as: "nothing", short: null };

/** What is read as a label or a heading wherever it stands. */
const LABELS = "label, th, dt, legend, caption, summary, h1, h2, h3, h4, h5, h6, [role=heading], [role=tab]";
const PRESSED = "a, button, [onclick], [role=button], [role=link], [role=menuitem], [role=option]";
const HINTS = [
  "[aria-hidden=true], [aria-live]:not([aria-live=off]), .form-text",
  "[role=alert], [role=status], [role=tooltip], [role=note], [role=log]",
].join(", ");

/** Words in ids, classes and names of elements that hold hints, messages and icons. */
const HINT_NAMES =
  /^(help|helper|hint|hints|tip|tooltip|ajuda|dica|erro|error|errors|invalid|feedback|validation|validator|required|obrigatorio|counter|contador|icon|icons|symbols|glyphicon)$/i;

/** What ends or begins a label only: no name of a person or company does. */
const LABEL_MARKS = /[:：*?]$|^\*/;
/** A label with its value behind it. What a document's number is named with is part of a description. */
const LABEL_INSIDE = /^(?!.*(?:cpf|cnpj|mf)\)?\W*[:：])[^:：\-–—|(,;]*[:：]\s/i;
/** Says that there is more to come. */
const GOES_ON = /(\.\.\.|…)$/;
const REMARKS = /\([^()]*\)|\[[^[\]]*\]/g;
const WORD = /\p{L}{2}/u;
/** Says of a field that it must be filled: behind its label, or at the end of its line. */
const REQUIRED_MARK = /^\(?\*\)?$/;
/** Alone in an element of its own: a sign that opens a help text. */
const HELP_SIGN = /^[?!ⓘ]+$/;

interface Part {
  node: Text;
  element: Element;
  /** With what parts it from the one before. */
  text: string;
}

/** Judges the texts of one collection. */
export class ValueTexts {
  private names: Map<string, Judged> | null = null;

  constructor(
    private readonly found: Collection,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Judges a text as far as it can be told without what it stands behind. `outer`: the box that it is read in; `asSeen`:
   * what is hidden says nothing; `precedes`: a control stands directly behind the text, and would have it as its label.
   */
  judge(run: Run, outer: Element | null, asSeen: boolean, precedes: boolean): Judged {
    const parts: Part[] = [];
    let gap = "";
    for (const node of run.nodes) {
      const element = parentOf(node) ?? run.element;
      const judged = this.ofNode(node, element, outer, asSeen);
      if (judged === LABEL) return parts.length > 0 ? this.beforeLabel(parts) : LABEL;
      if (judged) gap = " ";
      else parts.push({ node, element, text: gap + cut(node.data, LABEL_MAX + 1) });
      if (!judged) gap = "";
    }
    const text = textOf(parts);
    const [first] = parts;
    if (!first || GOES_ON.test(text)) return NOTHING;
    if (isWordless(text)) return { as: "nothing", short: fold(text) === "" ? "" : text };
    if (precedes) return this.withoutLabel(parts);
    const unmarked = withoutMark(parts);
    if (unmarked.length < parts.length) return this.marked(textOf(unmarked), first.node);
    if (this.isLabel(text)) return this.withoutLabel(parts);
    return { as: "value", text, node: first.node, closed: false };
  }

  /** A text with a mark behind it: a label, unless the mark is that of a field before it. */
  private marked(text: string, node: Text): Judged {
    if (GOES_ON.test(text) || this.isLabel(text)) return LABEL;
    return { as: "label", unmarked: { as: "value", text, node, closed: false } };
  }

  /** Whether a text is a label by its words. */
  isLabel(text: string): boolean {
    return LABEL_MARKS.test(text) || LABEL_INSIDE.test(text) || this.vocabulary.meaningsOf(text).length > 0;
  }

  /** What stands before a label that is set apart from it: `<span>Padaria Aurora</span> Contato:`. */
  private withoutLabel(parts: readonly Part[]): Judged {
    let last = parts.length - 1;
    while (last > 0 && !isReadable(parts[last]?.text ?? "")) last -= 1;
    const [own, before] = [parts[last], parts[last - 1]];
    if (!own || !before || !this.isLabel(textOf(parts.slice(last)))) return LABEL;
    if (contains(before.element, own.node)) return LABEL;
    return this.beforeLabel(parts.slice(0, last));
  }

  private beforeLabel(parts: readonly Part[]): Judged {
    const text = textOf(parts);
    const [first] = parts;
    if (!first || GOES_ON.test(text) || isWordless(text) || this.isLabel(text)) return LABEL;
    return { as: "value", text, node: first.node, closed: true };
  }

  private ofNode(node: Text, element: Element, outer: Element | null, asSeen: boolean): Judged | null {
    const text = tidy(node.data);
    if (text === "" || HELP_SIGN.test(text) || (asSeen && !isShown(element))) return NOTHING;
    return this.ofElement(element, outer);
  }

  /** What the elements around a text make of it, up to the box that it is read in. Null: nothing. */
  private ofElement(element: Element, outer: Element | null): Judged | null {
    for (let box: Element | null = element; box && box !== outer; box = parentOf(box)) {
      if (matches(box, LABELS)) return LABEL;
      const named = this.byName(attribute(box, "id"));
      if (named) return named;
      if (matches(box, PRESSED) || matches(box, HINTS)) return NOTHING;
      if (hasWord(`${tagOf(box)} ${attribute(box, "id")} ${attribute(box, "class")}`, HINT_NAMES))
        return NOTHING;
    }
    const hand = (box: Element): boolean => getComputedStyle(box).cursor === "pointer";
    return hand(element) && !(outer && hand(outer)) ? NOTHING : null;
  }

  /** What the elements of this id are to a control that names them. */
  private byName(id: string): Judged | undefined {
    if (id === "") return undefined;
    if (!this.names) {
      this.names = new Map();
      for (const { element } of this.found.controls) {
        for (const name of HINTING) this.note(attribute(element, name), NOTHING);
        this.note(attribute(element, "aria-labelledby"), LABEL);
      }
    }
    return this.names.get(id);
  }

  private note(ids: string, judged: Judged): void {
    for (const id of ids.split(/\s+/)) if (id) this.names?.set(id, judged);
  }
}

const HINTING = ["aria-describedby", "aria-errormessage", "aria-details"];

function textOf(parts: readonly Part[]): string {
  return tidy(parts.map(({ text }) => text).join(""));
}

/** The parts before a mark that stands at the end in an element of its own; all of them if there is none. */
function withoutMark(parts: readonly Part[]): readonly Part[] {
  const [last, before] = [parts.at(-1), parts.at(-2)];
  const isOwn = last && before && !contains(last.element, before.node);
  return isOwn && REQUIRED_MARK.test(tidy(last.text)) ? parts.slice(0, -1) : parts;
}

/** Whether a text is a remark, a mark, a short number or a mask. */
function isWordless(text: string): boolean {
  return !WORD.test(text.replace(REMARKS, " ")) && !isLongNumber(text);
}

/** Whether a text is a document's or a phone's number; digits that are all the same show how to write one. */
function isLongNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  return digits.length >= LONG_NUMBER_MIN && new Set(digits).size > 1;
}

/** Digits. The shortest phone number has as many. */
const LONG_NUMBER_MIN = 8;
