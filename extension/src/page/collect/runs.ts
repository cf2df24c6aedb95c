/** Joins the texts of a page into pieces that stand together. */

import { parentOf, styleOf, tagOf } from "../dom/dom";
import { fold, isReadable, tidy } from "../dom/text";
import type { Around } from "../dom/walk";
import { LABEL_MAX } from "../limits";
import { type Collection, type Run, register } from "./collection";

/** Stands for a text that is too long to be a label. */
const PROSE = "\u0000prose";

const WORDLESS = /^\s*$/;

/** Joins the texts of one block into runs: inline markup inside a label does not split it. */
export class TextGatherer {
  private parts = "";
  private first: Text | null = null;
  /** Around the last text. */
  private last: Element | null = null;
  private nodes: Text[] = [];
  private around: Around | null = null;

  constructor(private readonly found: Collection) {}

  add(node: Text, around: Around): void {
    const { data } = node;
    if (!around.element) return;
    if (WORDLESS.test(data)) {
      if (this.parts === "") return;
      this.parts += " ";
      this.nodes.push(node);
      return;
    }
    if (this.parts.length > LABEL_MAX) return;
    if (
      this.last &&
      this.last !== around.element &&
      isReadable(data) &&
      standApart(this.last, around.element)
    )
      this.flush();
    if (!this.first && (data.length > LABEL_MAX || isReadable(data))) {
      this.first = node;
      this.around = around;
    }
    if (this.first) this.last = around.element;
    this.nodes.push(node);
    this.parts += data.length > LABEL_MAX ? data.slice(0, LABEL_MAX + 1) : data;
  }

  flush(): void {
    const { first, nodes, parts, around } = this;
    if (parts === "") return;
    this.first = this.last = null;
    this.nodes = [];
    this.parts = "";
    const element = around?.element;
    if (!first || !element) return;
    const run = new Gathered(this.found.items.length, tidy(parts), first, nodes, element, around);
    this.found.runs.push(run);
    register(this.found, run);
    if (!around.label) return;
    const inside = this.found.byLabel.get(around.label);
    if (inside) inside.push(run);
    else this.found.byLabel.set(around.label, [run]);
  }
}

/**
 * Whether two like elements stand side by side and are not read together: the box around them lays out each by itself, and
 * their texts are columns, or the second one is placed somewhere else.
 */
function standApart(last: Element, next: Element): boolean {
  let a = last;
  for (let level = 0; level < INLINE_LEVELS && parentOf(a) !== parentOf(next); level++) a = parentOf(a) ?? a;
  const around = parentOf(a);
  if (around === null || a === next || around !== parentOf(next) || tagOf(a) !== tagOf(next)) return false;
  return EACH_BY_ITSELF.test(styleOf(around).display) || isPlaced(next);
}

/** Elements inside a text, around a mark or a word at its end. */
const INLINE_LEVELS = 2;

function isPlaced(element: Element): boolean {
  const { position } = styleOf(element);
  return position === "absolute" || position === "fixed";
}

const EACH_BY_ITSELF = /flex|grid/;

/** A run whose text is folded when somebody asks: most texts of a page cannot be anybody's label. */
class Gathered implements Run {
  readonly kind = "run";
  readonly cell: Element | null;
  readonly level: number;
  private known: string | null = null;

  constructor(
    readonly order: number,
    readonly text: string,
    readonly node: Text,
    readonly nodes: readonly Text[],
    readonly element: Element,
    { cell, level }: Around,
  ) {
    this.cell = cell;
    this.level = level;
  }

  get folded(): string {
    this.known ??= this.text.length > LABEL_MAX ? PROSE : fold(this.text);
    return this.known;
  }
}
