/** Joins the texts of a page into pieces that stand together. */

import { type Collection, type Run, register } from "./collection";
import { closest, parentOf, tagOf } from "./dom";
import { LABEL_MAX } from "./limits";
import { fold, isReadable, tidy } from "./text";

/** Stands for a text that is too long to be a label. */
const PROSE = "\u0000prose";

/** Elements that do not part a text. */
export const INLINE: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big code em font i mark nobr small span strong sub sup tt u".split(" "),
);

/** Joins the texts of one block into runs: inline markup inside a label does not split it. */
export class TextGatherer {
  private parts = "";
  private first: Element | null = null;
  private block: Element | null = null;

  constructor(private readonly found: Collection) {}

  add(node: Text): void {
    const data = node.data;
    const parent = parentOf(node);
    if (!parent) return;
    if (!/\S/.test(data)) {
      if (this.parts !== "") this.parts += " ";
      return;
    }
    const block = blockOf(parent);
    if (block !== this.block) this.flush();
    this.block = block;
    if (this.parts.length > LABEL_MAX) return;
    this.first ??= isReadable(data.length > LABEL_MAX ? "x" : data) ? parent : null;
    this.parts += data.length > LABEL_MAX ? data.slice(0, LABEL_MAX + 1) : data;
  }

  flush(): void {
    const { first, parts } = this;
    this.first = null;
    this.parts = "";
    this.block = null;
    if (!first) return;
    const text = tidy(parts);
    const cell = closest(first, "td,th");
    const folded = text.length > LABEL_MAX ? PROSE : fold(text);
    const run: Run = { kind: "run", order: this.found.items.length, text, folded, element: first, cell };
    this.found.runs.push(run);
    register(this.found, run);
    const label = closest(first, "label");
    if (!label) return;
    const inside = this.found.byLabel.get(label);
    if (inside) inside.push(run);
    else this.found.byLabel.set(label, [run]);
  }
}

function blockOf(element: Element): Element {
  let block = element;
  while (INLINE.has(tagOf(block))) {
    const parent = parentOf(block);
    if (!parent) break;
    block = parent;
  }
  return block;
}
