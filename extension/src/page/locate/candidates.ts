/** The texts that come into question as the labels of controls, and how each stands to its control. Weighs nothing. */

import type { Collection, Control, Run } from "../collect/collection";
import { closest, contains, isShown, matches, parentOf } from "../dom/dom";
import { CAPTION_LEVEL } from "../dom/tags";
import { MEASURED_MAX, MEASURED_NEAR } from "../limits";
import type { Boxes } from "./boxes";
import type { Composed } from "./composed";
import type { Continued } from "./continued";
import type { Side } from "./conventions";
import { type Near, neighbours, type Put } from "./neighbours";
import { Structure, standInOneRow, type Tie } from "./structure";
import { runsAbove } from "./table-column";
import { captionTexts, drawnTexts, emptyTexts, hintTexts, type Tied, type TiedBy, tiedTexts } from "./tied";

/** A text that may be a control's label. */
export interface Candidate {
  control: Control;
  text: string;
  folded: string;
  run: Run | null;
  /** Null: only its place speaks for it. */
  by: TiedBy | null;
  /** Where it stands; null: nowhere near, or where the place says nothing. */
  side: Side | null;
  /** How near it stands on the screen. */
  near: Near<Run, Control> | null;
  /** What the source says of the two. */
  ties: readonly Tie[];
}

/** Finds the candidates of one collection. */
export class Candidates {
  readonly #found: Collection;
  readonly #boxes: Boxes;
  readonly #continued: Continued;
  readonly #composed: Composed;
  readonly #structure: Structure;
  readonly #all: Candidate[] = [];
  readonly #tied = new Map<Control, readonly Tied[]>();
  /** Texts that the page gives to a control. */
  readonly #taken = new Map<Run, Control>();
  readonly #named = new Map<Run, Element | null>();
  /** On a large page, what stands near a text that names a field; otherwise null. */
  readonly #close: ReadonlySet<Run | Control> | null;

  constructor(found: Collection, boxes: Boxes, continued: Continued, composed: Composed) {
    this.#found = found;
    this.#composed = composed;
    this.#boxes = boxes;
    this.#continued = continued;
    this.#structure = new Structure(found, continued);
    this.#close = found.runs.length > MEASURED_MAX ? closeTo(composed.telling, found) : null;
  }

  /** Finds what may name these controls; may be left at each `yield`. */
  *gather(controls: readonly Control[]): Generator<void, Candidate[]> {
    for (const control of controls) {
      yield;
      if (this.#continued.has(control)) continue;
      const texts = tiedTexts(this.#found, control);
      if (texts.length === 0) continue;
      this.#tied.set(control, texts);
      for (const { run } of texts) if (run) this.#taken.set(run, control);
    }
    yield;
    const near = yield* this.#near();
    yield;
    const beside = new Map<Control, Set<Run>>();
    for (const one of near) {
      yield;
      const { text: run, control, direction } = one;
      if (this.#tied.has(control) || !this.#maySpeak(run, control)) continue;
      const runs = beside.get(control);
      if (runs) runs.add(run);
      else beside.set(control, new Set([run]));
      const ties = this.#structure.ties(run, control);
      this.#all.push({ ...this.#textOf(run), control, run, by: null, side: direction, near: one, ties });
    }
    yield;
    const placed = new Map(
      near.flatMap((one) => (this.#taken.get(one.text) === one.control ? [[one.text, one]] : [])),
    );
    for (const control of controls) {
      yield;
      for (const tied of this.#tied.get(control) ?? []) {
        this.#addTied(control, tied, (tied.run && placed.get(tied.run)?.direction) || null);
      }
      if (this.#tied.has(control) || this.#continued.has(control)) continue;
      for (const hint of hintTexts(control)) this.#addTied(control, hint, "hint");
      for (const hint of emptyTexts(control))
        if (this.#composed.means(hint.text)) this.#addTied(control, hint, "hint");
      if (!this.#isClose(control)) continue;
      this.#addBySource(control, beside.get(control));
      if (control.type === "radios") continue;
      for (const caption of captionTexts(this.#found, control)) this.#addTied(control, caption, null);
      // What comes behind it may head another part of the page.
      const isNamed = [...(beside.get(control) ?? [])].some(
        (run) => run.order < control.order && this.#composed.means(this.#textOf(run).text),
      );
      if (!isNamed) for (const drawn of drawnTexts(this.#found, control)) this.#addTied(control, drawn, null);
    }
    return this.#all;
  }

  /** The texts near controls on the screen. */
  *#near(): Generator<void, Near<Run, Control>[]> {
    const near: Near<Run, Control>[] = [];
    const controls = this.#found.controls.filter(
      (control) =>
        control.type !== "hidden" &&
        control.shown &&
        this.#isClose(control) &&
        !this.#boxes.isDecoy(control) &&
        !this.#continued.has(control),
    );
    const runs = this.#found.runs.filter(
      (run) => this.#isClose(run) && !this.#isOption(run) && !this.#composed.isWord(run),
    );
    for (const document of new Set(controls.map(({ element }) => element.ownerDocument))) {
      const put = <T extends Run | Control>(item: T): Put<T>[] => {
        const box = item.element.ownerDocument === document ? this.#boxes.of(item) : null;
        return box ? [{ item, box }] : [];
      };
      const texts = runs.flatMap(put);
      yield;
      const inRow = (run: Run, control: Control): boolean => standInOneRow(this.#found, run, control);
      near.push(...neighbours(texts, controls.flatMap(put), inRow, standsInNoWay));
      yield;
    }
    return near;
  }

  /** What the source alone says: of a control that is not laid out, and of one with a text alone in a box. */
  #addBySource(control: Control, beside: ReadonlySet<Run> | undefined): void {
    const laidOut = control.shown && this.#boxes.of(control) !== null;
    const above = laidOut || !control.cell ? [] : runsAbove(this.#found, control.cell, control);
    for (const run of new Set([...this.#structure.candidates(control), ...above])) {
      if (beside?.has(run) || !this.#maySpeak(run, control)) continue;
      if (control.shown && !isShown(run.element)) continue;
      const ties = this.#structure.ties(run, control);
      if (laidOut && !ties.includes("alone") && !ties.includes("companion")) continue;
      const side = laidOut ? null : run.order < control.order ? "before" : "behind";
      const all = above.includes(run) ? [...ties, "column" as const] : ties;
      this.#all.push({ ...this.#textOf(run), control, run, by: null, side, near: null, ties: all });
    }
  }

  #addTied(control: Control, { text, folded, run, by }: Tied, side: Side | null): void {
    const read = run ? this.#textOf(run) : { text, folded };
    this.#all.push({ ...read, control, run, by, side, near: null, ties: [] });
  }

  #textOf(run: Run): { text: string; folded: string } {
    const { text, folded } = this.#composed.of(run);
    return { text, folded };
  }

  #isClose(item: Run | Control): boolean {
    return this.#close === null || this.#close.has(item);
  }

  /** The control that the page gives a text's `<label>` to. */
  #namedBy(run: Run): Element | null {
    let named = this.#named.get(run);
    if (named === undefined) {
      const label = closest(run.element, "label");
      named = (label && this.#found.labelled.get(label)) ?? null;
      this.#named.set(run, named);
    }
    return named;
  }

  /** Whether a text only says what one button of a group stands for. */
  #isOption(run: Run): boolean {
    const named = this.#namedBy(run);
    return named !== null && matches(named, "[type=radio i]");
  }

  /** Whether a text may name a control by its place: the page gives it to no other one, and it heads no other box. */
  #maySpeak(run: Run, control: Control): boolean {
    if (this.#taken.has(run)) return false;
    const named = this.#namedBy(run);
    if (named && (control.type === "radios" || named !== control.element)) return false;
    if (run.level !== CAPTION_LEVEL) return true;
    const box = parentOf(closest(run.element, "legend, summary, caption") ?? run.element);
    return box === null || contains(box, control.element) || this.#structure.isEmpty(box, run);
  }
}

/** What stands near these texts in the source. */
function closeTo(telling: readonly Run[], { items }: Collection): Set<Run | Control> {
  const close = new Set<Run | Control>();
  for (const { order } of telling) {
    for (const item of items.slice(Math.max(0, order - MEASURED_NEAR), order + MEASURED_NEAR + 1))
      close.add(item);
  }
  return close;
}

/** Buttons that say of which kind something is part no text from its control: `CPF/CNPJ: ( ) CPF ( ) CNPJ [ ]`. */
function standsInNoWay({ type }: Control): boolean {
  return type === "radios" || type === "check";
}
