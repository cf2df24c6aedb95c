/** Joins the texts of a page into pieces that stand together. */

import { type Collection, type Run, register } from "./collection";
import { attribute, closest, parentOf, tagOf } from "./dom";
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
  private first: Text | null = null;
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
    this.first ??= isReadable(data.length > LABEL_MAX ? "x" : data) ? node : null;
    this.parts += data.length > LABEL_MAX ? data.slice(0, LABEL_MAX + 1) : data;
  }

  flush(): void {
    const { first, parts } = this;
    this.first = null;
    this.parts = "";
    this.block = null;
    const element = first && parentOf(first);
    if (!element) return;
    const text = tidy(parts);
    const cell = closest(element, "td,th");
    const folded = text.length > LABEL_MAX ? PROSE : fold(text);
    const run: Run = {
      kind: "run",
      order: this.found.items.length,
      text,
      folded,
      node: first,
      element,
      cell,
    };
    this.found.runs.push(run);
    register(this.found, run);
    const label = closest(element, "label");
    if (!label) return;
    const inside = this.found.byLabel.get(label);
    if (inside) inside.push(run);
    else this.found.byLabel.set(label, [run]);
  }
}

function blockOf(element: Element): Element {
  let block = element;
  while (INLINE.has(tagOf(block)) && attribute(block, "role") !== "tab") {
    const parent = parentOf(block);
    if (!parent) break;
    block = parent;
  }
  return block;
}
