/** Joins the texts of a page into pieces that stand together. */

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
    if (!this.first && (data.length > LABEL_MAX || isReadable(data))) {
      this.first = node;
      this.around = around;
    }
    this.nodes.push(node);
    this.parts += data.length > LABEL_MAX ? data.slice(0, LABEL_MAX + 1) : data;
  }

  flush(): void {
    const { first, nodes, parts, around } = this;
    if (parts === "") return;
    this.first = null;
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
