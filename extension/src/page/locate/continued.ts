/**
 * Controls that go on with what the one before them begins, under its label: what a code stands for, the second of two
 * numbers. They have no label of their own, and part no text from its control.
 */

import { type Collection, type Control, isThereFor } from "../collect/collection";
import { attribute, type FieldElement, isLocked, parentOf } from "../dom/dom";
import { fold } from "../dom/text";
import { MEASURED_MAX, OFF_BY_MAX } from "../limits";
import type { Boxes } from "./boxes";
import { type Box, gapAcross, onOneLine } from "./relation";
import { runsAbove } from "./table-column";

/** Attributes with which a control may say what it is itself. */
const NAMES = ["aria-label", "aria-labelledby", "placeholder", "title"] as const;

/** What counts the controls under one name. */
const NUMBER = /^\W*\d\W*[aoªº]?\W*$/i;

/** px between two controls that are read together; a label and its gaps are wider. */
const BESIDE_MAX = 80;

/** Knows them in one collection. */
export class Continued {
  readonly #found: Collection;
  readonly #boxes: Boxes;
  readonly #before = new Map<Control, Control | null>();

  constructor(found: Collection, boxes: Boxes) {
    this.#found = found;
    this.#boxes = boxes;
  }

  /** Whether a control goes on with another one. */
  has(control: Control): boolean {
    return this.#leaderOf(control) !== null;
  }

  /** The controls that go on with one, in their order. */
  after(control: Control): Control[] {
    const all: Control[] = [];
    for (let i = control.order + 1; ; i++) {
      const item = this.#found.items[i];
      if (item?.kind !== "control" || this.#leaderOf(item) === null) return all;
      all.push(item);
    }
  }

  #leaderOf(control: Control): Control | null {
    let before = this.#before.get(control);
    if (before === undefined) {
      before = this.#find(control);
      this.#before.set(control, before);
    }
    return before;
  }

  #find(control: Control): Control | null {
    if (control.type !== "text" || this.#found.labels.has(control.element)) return null;
    const before = this.#previous(control);
    if (!before) return null;
    const locked = isLocked(control.element as FieldElement);
    const isBeside = locked && parentOf(before.element) === parentOf(control.element);
    if (this.#standApart(before, control)) return null;
    if (!isBeside && !this.#standTogether(before, control) && !shareName(before, control)) return null;
    // A description stands behind a code of any kind; a number behind another one.
    if (!locked && (before.type !== "text" || isLocked(before.element as FieldElement))) return null;
    return this.#isNamed(control, before) ? null : before;
  }

  #previous(control: Control): Control | null {
    let counted = false;
    for (let i = control.order - 1; ; i--) {
      const item = this.#found.items[i];
      if (item?.kind === "run" && NUMBER.test(item.text)) counted = true;
      else if (item?.kind !== "control") return null;
      else if (isThereFor(item, control)) return !counted || shareName(item, control) ? item : null;
    }
  }

  /** Whether they stand in other places than the source says: a column or a line lies between them. */
  #standApart(before: Control, control: Control): boolean {
    const [a, b] = [before.shown && this.#boxes.of(before), control.shown && this.#boxes.of(control)];
    if (!a || !b) return false;
    if (b.top < a.top || gapAcross(a, b) > BESIDE_MAX) return true;
    return !onOneLine(a, b) && (gapAcross(a, b) >= 0 || this.#hasTextBefore(b));
  }

  /** Whether a text that may be its label stands before a box on its line. */
  #hasTextBefore(box: Box): boolean {
    const { runs } = this.#found;
    if (runs.length > MEASURED_MAX) return false;
    return runs.some((run) => {
      const text = this.#boxes.of(run);
      return (
        text !== null &&
        onOneLine(text, box) &&
        text.right <= box.left + OFF_BY_MAX &&
        gapAcross(text, box) <= BESIDE_MAX
      );
    });
  }

  #standTogether(before: Control, control: Control): boolean {
    const [a, b] = [before.shown && this.#boxes.of(before), control.shown && this.#boxes.of(control)];
    if (a && b && !onOneLine(a, b)) return false;
    if (control.cell && before.cell !== control.cell) return this.#haveOneHeader(before, control);
    const [outer, inner] = [parentOf(before.element), parentOf(control.element)];
    return outer === inner || (outer && parentOf(outer)) === inner || outer === (inner && parentOf(inner));
  }

  /** Whether one header stands over the cells of both. */
  #haveOneHeader(before: Control, control: Control): boolean {
    if (!before.cell || !control.cell || parentOf(before.cell) !== parentOf(control.cell)) return false;
    const [one] = runsAbove(this.#found, before.cell, before);
    const [other] = runsAbove(this.#found, control.cell, control);
    return one !== undefined && one === other;
  }

  #isNamed({ element }: Control, before: Control): boolean {
    return NAMES.some((name) => {
      const own = fold(attribute(element, name));
      return own !== "" && own !== fold(attribute(before.element, name));
    });
  }
}

/** Whether two controls have the same name for screen readers. */
function shareName({ element }: Control, other: Control): boolean {
  return ["aria-label", "aria-labelledby"].some((attributeName) => {
    const name = fold(attribute(element, attributeName));
    return name !== "" && name === fold(attribute(other.element, attributeName));
  });
}
