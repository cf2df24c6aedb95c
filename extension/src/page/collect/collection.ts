/** What one pass over a document finds, in document order. */

import { closest, parentOf } from "../dom/dom";
import type { Root } from "../dom/walk";
import { OUTER_CELLS_MAX } from "../limits";
import type { WidgetType } from "./widgets";

/** A piece of text that stands together, e.g. `Tipo<font>*</font> :`. */
export interface Run {
  readonly kind: "run";
  /** Place among all items of the document. */
  readonly order: number;
  readonly text: string;
  /** Folded for comparison; of a text too long to be a label a mark that equals no label. */
  readonly folded: string;
  /** Its first text, to measure where it stands. */
  readonly node: Text;
  /** Every text in it, also what stands between two of them. */
  readonly nodes: readonly Text[];
  /** Innermost element of its first text. */
  readonly element: Element;
  readonly cell: Element | null;
  /** 1 to 7 if it is a heading or a caption by its element: see `tags.ts`. 0: it is none. */
  readonly level: number;
}

/** What a control is, as far as filling differs. */
export type ControlType = "text" | "textarea" | "select" | "radios" | "check" | "hidden" | WidgetType;

/** A control, or a group of radio buttons that is one. */
export interface Control {
  kind: "control";
  order: number;
  type: ControlType;
  /** The control, or the group's first radio button. */
  element: HTMLElement;
  /** Every radio button of the group; otherwise the control alone. */
  members: HTMLElement[];
  cell: Element | null;
  id: string;
  name: string;
  /** Inputs that go on with it under its label, as far as that is known: a second number. */
  more?: readonly Control[];
  /** The agent sees it now, or a widget that stands for it. */
  shown: boolean;
  /** A native select that a library keeps from sight and that does not show what is set in it: what stands for it is used. */
  fronted?: boolean;
  /**
   * Frame and shadow tree, type, id and name: the same in every collection, also after the page has rebuilt the control.
   * Several controls may share one: see `Remembered`.
   */
  address: string;
}

export type Item = Run | Control;

/** What one pass found. */
export interface Collection {
  document: Document;
  /** Every document and shadow tree that was gone through. */
  roots: Root[];
  /** Too large a page: it was not seen to its end, and nothing may be concluded from what was seen. */
  cutShort: boolean;
  items: Item[];
  runs: Run[];
  controls: Control[];
  byAddress: Map<string, Control[]>;
  /** Items by each table cell around them. */
  byCell: Map<Element, Item[]>;
  /** Texts by the `<label>` around them. */
  byLabel: Map<Element, Run[]>;
  /** Labels by the control they are for. Kept here because `element.labels` walks the whole document each time. */
  labels: Map<Element, Element[]>;
  /** The same the other way round. */
  labelled: Map<Element, Element>;
}

/** Whether another control is there for the reader of this one: behind a closed tab, all of its panel's are. */
export function isThereFor(other: Control, control: Control): boolean {
  return other.type !== "hidden" && (other.shown || !control.shown);
}

/** Appends an item and notes it at every table cell around it. */
export function register(found: Collection, item: Item): void {
  found.items.push(item);
  let cell = item.cell;
  for (let level = 0; cell && level < OUTER_CELLS_MAX; level++) {
    const inside = found.byCell.get(cell);
    if (inside) inside.push(item);
    else found.byCell.set(cell, [item]);
    cell = outerCell(cell);
  }
}

/** The table cell around a table cell. */
export function outerCell(cell: Element): Element | null {
  const parent = parentOf(cell);
  return parent && closest(parent, "td,th");
}
