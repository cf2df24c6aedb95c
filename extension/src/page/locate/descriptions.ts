/** What the page shows behind a code: the read-only control, or the text, next to it in its box or in the next cell. */

import type { Collection, Control, Item, Run } from "../collect/collection";
import {
  attribute,
  closest,
  contains,
  type FieldElement,
  isLocked,
  nextOf,
  parentOf,
  tagOf,
} from "../dom/dom";
import { fold } from "../dom/text";
import type { Boxes } from "./boxes";
import { type Claim, isVisibleClaim, STRENGTH } from "./claim";
import { safeClaims } from "./claims";
import type { Judged, Value, ValueTexts } from "./value-texts";

/** Something that stands behind a control, and the box that it is read in. */
interface Behind {
  item: Item;
  box: Element;
}

/** The field that a control was found to be, and the label by which. */
export interface Known {
  key: string;
  label: string;
}

/** The descriptions of one collection. */
export class Descriptions {
  /** `known`: asked only where what stands around a control does not tell. */
  constructor(
    private readonly found: Collection,
    private readonly texts: ValueTexts,
    private readonly boxes: Boxes,
    private readonly known: (control: Control) => Known | null,
  ) {}

  /** The description of what a control holds; empty when there is none, or when it may be something else. */
  of(control: Control): string {
    if (control.type !== "text") return "";
    for (const { item, box } of behind(this.found, control)) {
      if (item.kind === "control") return this.ofControl(item, control);
      const judged = this.judge(item, box, control);
      if (judged.as === "nothing") continue;
      const value = judged.as === "value" ? judged : this.beforeMark(judged, { item, box });
      return value && this.isOfCode(value, { item, box }, control) ? value.text : "";
    }
    return "";
  }

  /** A text whose mark is the code's: it ends what belongs to the code, where a label would have its own behind it. */
  private beforeMark({ unmarked }: Label, { item, box }: Behind): Value | null {
    const next = unmarked && this.after(item, false);
    if (!next || (item.cell ? this.endsRow(item, box) : this.beginsAnother(next, box))) return unmarked;
    return null;
  }

  /** Whether something stands outside a box, and is the label of something else. */
  private beginsAnother(next: Item, box: Element): boolean {
    if (next.kind !== "run" || contains(box, next.element)) return false;
    return this.texts.isLabel(next.text) || this.precedesControl(next, box);
  }

  /** Whether a text that may be a value is this control's. */
  private isOfCode({ text, node, closed }: Value, { item, box }: Behind, control: Control): boolean {
    if (item.cell !== control.cell && !closed && !this.endsRow(item, box)) return false;
    if (!this.boxes.describes(node, control) || this.isOwnLabel(fold(text), control)) return false;
    return !this.isBehindEmptyOnes(item as Run, control);
  }

  /** A control that cannot be changed describes the one before it, unless it is a field of its own. */
  private ofControl(item: Control, control: Control): string {
    const element = item.element as FieldElement;
    if (item.type !== "text" || !isLocked(element)) return "";
    const shared = new Set(this.claims(control).map(({ run }) => run));
    const own = this.claims(item).filter(
      ({ strength }) =>
        strength >= STRENGTH.legend || (item.cell !== control.cell && strength > STRENGTH.hint),
    );
    if (own.some(({ run }) => run !== null && !shared.has(run))) return "";
    if (own.some(({ run, text }) => run === null && this.texts.isLabel(text)) && this.known(item)) return "";
    return element.value;
  }

  private judge(run: Run, box: Element, control: Control): Judged {
    return this.texts.judge(run, box, control.shown, this.precedesControl(run, box));
  }

  /** Whether a text stands before a control as its label does, and no other text that can be seen is that label. */
  private precedesControl(run: Run, box: Element): boolean {
    const next = this.after(run, true);
    if (next?.kind !== "control") return false;
    const claims = this.claims(next).filter((claim) => claim.run !== null);
    return next.cell === run.cell && contains(box, next.element)
      ? claims.every((claim) => claim.run === run)
      : claims.some((claim) => claim.run === run);
  }

  /** Whether the rest of a row is empty, or begins with the label of something else. */
  private endsRow(item: Item, cell: Element): boolean {
    const next = this.after(item, false);
    if (!next || !contains(parentOf(cell) ?? cell, next.element)) return true;
    return next.kind === "run" && next.cell !== item.cell && this.texts.isLabel(next.text);
  }

  /** What can be read or filled next behind something; links and hints are passed over, `remarks`: also those by their words. */
  private after(item: Item, remarks: boolean): Item | null {
    for (let i = item.order + 1; i < this.found.items.length; i++) {
      const next = this.found.items[i] as Item;
      if (next.kind === "control" ? isThere(next) : this.isRead(next, remarks)) return next;
    }
    return null;
  }

  private isRead(run: Run, remarks: boolean): boolean {
    const judged = this.texts.judge(run, null, true, false);
    return judged.as !== "nothing" || (judged.short !== null && judged.short !== "" && !remarks);
  }

  /** Whether a text is the control's own label: it is one that has the control, or nothing else names the control. */
  private isOwnLabel(folded: string, control: Control): boolean {
    const claims = this.claims(control);
    const sure = claims.filter(({ strength }) => strength > STRENGTH.hint);
    if (sure.some((claim) => claim.folded !== folded)) return false;
    const label = fold(this.known(control)?.label ?? "");
    return label === "" || label === folded || claims.some((claim) => claim.folded === label);
  }

  /** Descriptions come with codes. What stands behind empty controls in the same way is a label, a unit or a hint. */
  private isBehindEmptyOnes(run: Run, control: Control): boolean {
    let [empty, met] = [0, 0];
    for (const other of this.found.controls) {
      if (other === control || other.type !== "text" || !isThere(other)) continue;
      const element = other.element as FieldElement;
      if (element.value.trim() !== "" || isLocked(element)) continue;
      empty += 1;
      const first = this.firstText(other);
      if (!first) continue;
      if (standAlike(first, run) || standInColumn(first, other, run, control)) return true;
      met += 1;
    }
    return empty >= EMPTY_MIN && 2 * met > empty;
  }

  /** The text behind a control that could be taken for its description. */
  private firstText(control: Control): Run | null {
    for (const { item, box } of behind(this.found, control)) {
      if (item.kind === "control") return null;
      const { as } = this.judge(item, box, control);
      if (as !== "nothing") return as === "value" ? item : null;
    }
    return null;
  }

  private claims(control: Control): Claim[] {
    return safeClaims(this.found, control).filter((claim) => isVisibleClaim(claim, control));
  }
}

type Label = Extract<Judged, { as: "label" }>;

/** One empty control may be the only one of its kind. */
const EMPTY_MIN = 2;

/** What stands behind a control in its box, and then in the cell behind its cell. */
function* behind(found: Collection, control: Control): Generator<Behind> {
  const { cell } = control;
  let box = cell ?? parentOf(control.element);
  let inside = cell;
  for (let i = control.order + 1; box && i < found.items.length; i++) {
    const item = found.items[i] as Item;
    if (item.kind === "control" && !isThere(item)) continue;
    if (box === cell && !contains(box, item.element)) {
      inside = nextOf(box);
      if (!inside || tagOf(inside) !== "td") return;
      box = inside;
    }
    if (!contains(box, item.element) || item.cell !== inside) return;
    yield { item, box };
  }
}

function isThere(control: Control): boolean {
  return control.type !== "hidden" && control.shown;
}

/** Whether two texts stand in elements that the page makes alike by their class. */
function standAlike(a: Run, b: Run): boolean {
  const name = attribute(a.element, "class");
  return name !== "" && name === attribute(b.element, "class") && tagOf(a.element) === tagOf(b.element);
}

/** Whether two texts stand in cells of their own behind the controls' cells, in one table. */
function standInColumn(a: Run, ofA: Control, b: Run, ofB: Control): boolean {
  if (!a.cell || !b.cell || a.cell === ofA.cell || b.cell === ofB.cell) return false;
  const [one, other] = [a.cell, b.cell] as HTMLTableCellElement[];
  return one?.cellIndex === other?.cellIndex && closest(a.cell, "table") === closest(b.cell, "table");
}
