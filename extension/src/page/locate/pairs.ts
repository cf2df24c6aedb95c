/** Which controls come into question for which fields, and what speaks for each. */

import type { Collection, Control, Run } from "../collect/collection";
import { isShown } from "../dom/dom";
import type { Pieces } from "../pieces";
import { Boxes } from "./boxes";
import { type Claim, isVisibleClaim, STRENGTH } from "./claim";
import { canBeMeasured, Rendering } from "./rendered-pairs";
import { isKnown, type Pair, type Wanted } from "./score";
import type { Sections } from "./sections";
import type { Vocabulary } from "./vocabulary";

/** Texts that are tied to their control by the page itself need no look at where they are rendered. */
const TIED = STRENGTH.legend;

/** A text alone in a box with its control may stand anywhere around it; of one found by its place it is known. */
const NO_LOOK: ReadonlySet<number> = new Set([STRENGTH.companion, STRENGTH.place]);

/** All pairs of one collection. */
export class Pairs {
  private readonly pairs = new Map<Wanted, Pair[]>();
  private readonly decoys = new Map<Control, boolean>();
  private readonly boxes: Boxes;

  /** `telling`: the texts that name a field. There are no pairs before `gather` has been carried out. */
  constructor(
    private readonly fields: readonly Wanted[],
    private readonly claims: ReadonlyMap<Control, Claim[]>,
    private readonly vocabulary: Vocabulary,
    private readonly sections: Sections,
    private readonly found: Collection,
    private readonly telling: readonly Run[],
  ) {
    this.boxes = new Boxes(found);
    for (const wanted of fields) this.pairs.set(wanted, []);
  }

  /** Finds the pairs; may be left at each `yield`. */
  *gather(): Pieces {
    for (const [control, texts] of this.claims) {
      yield;
      for (const claim of texts) this.addClaim(control, claim);
      if (texts.length === 0) this.addKnown(control);
    }
    yield* this.addPlaced();
    this.dropStrays();
  }

  /** The pairs of one field. */
  of(wanted: Wanted): Pair[] {
    return this.pairs.get(wanted) ?? [];
  }

  private addClaim(control: Control, claim: Claim): void {
    const meanings = this.vocabulary.meaningsOf(claim.text);
    if (meanings.length === 0 || !isVisibleClaim(claim, control) || this.isDecoy(control)) return;
    if (!this.isRenderedSo(control, claim)) return;
    for (const { wanted, fit } of meanings) this.add(control, wanted, claim, claim.strength * fit);
  }

  private isRenderedSo(control: Control, { run, strength }: Claim): boolean {
    return run === null || strength >= TIED || NO_LOOK.has(strength) || this.boxes.readsAsLabel(run, control);
  }

  private add(control: Control, wanted: Wanted, claim: Claim | null, strength: number): void {
    const pairs = this.of(wanted);
    const own = pairs.find((pair) => pair.control === control);
    if (!own) pairs.push({ control, wanted, claim, strength, place: this.sections.of(control) });
    else if (strength > own.strength) Object.assign(own, { claim, strength });
  }

  private addKnown(control: Control): void {
    for (const wanted of this.fields) {
      if (isKnown(wanted, control) && !this.isDecoy(control)) this.add(control, wanted, null, 0);
    }
  }

  /** Labels that found no control, and controls that nothing speaks for, may belong together as rendered. */
  private *addPlaced(): Pieces {
    const taken = new Set<Run>();
    const named = new Set<Control>();
    for (const pairs of this.pairs.values()) {
      for (const { control, claim } of pairs) {
        named.add(control);
        if (claim?.run) taken.add(claim.run);
      }
    }
    const labels = this.telling.filter(
      (run) => !taken.has(run) && this.isOpenLabel(run) && isShown(run.element),
    );
    if (labels.length === 0 || !canBeMeasured(this.found)) return;
    const free = [...this.claims]
      .filter(([control, texts]) => control.shown && !named.has(control) && !this.isSpokenFor(control, texts))
      .map(([control]) => control);
    for (const document of new Set(labels.map((run) => run.element.ownerDocument))) {
      yield;
      const rendering = new Rendering(this.found, free, this.boxes, document);
      for (const { control, claim } of rendering.placed()) this.addClaim(control, claim);
    }
  }

  private isOpenLabel(run: Run): boolean {
    return this.vocabulary.meaningsOf(run.text).some(({ wanted }) => this.of(wanted).length === 0);
  }

  /** Whether a text speaks for a control that also stands where its label would. */
  private isSpokenFor(control: Control, texts: readonly Claim[]): boolean {
    return texts.some(
      (claim) => claim.strength >= TIED || (claim.run !== null && this.isRenderedSo(control, claim)),
    );
  }

  private isDecoy(control: Control): boolean {
    let decoy = this.decoys.get(control);
    if (decoy === undefined) {
      decoy = this.boxes.isDecoy(control);
      this.decoys.set(control, decoy);
    }
    return decoy;
  }

  /**
   * A lone `Nome` somewhere is not the `Nome` of a part that the page does not show. Where nothing tells the part, a
   * field of another part than the first is believed only together with half of that part's fields.
   */
  private dropStrays(): void {
    const fieldsOf = new Map<string, number>();
    const metOf = new Map<string, number>();
    for (const wanted of this.fields) {
      fieldsOf.set(wanted.section, (fieldsOf.get(wanted.section) ?? 0) + 1);
      const met = this.of(wanted).some(({ place }) => place.section === null);
      if (met) metOf.set(wanted.section, (metOf.get(wanted.section) ?? 0) + 1);
    }
    for (const [wanted, pairs] of this.pairs) {
      const { section } = wanted;
      if (this.sections.isAtHomeAnywhere(section)) continue;
      if (2 * (metOf.get(section) ?? 0) >= (fieldsOf.get(section) ?? 0)) continue;
      this.pairs.set(
        wanted,
        pairs.filter(({ control, place }) => place.section !== null || isKnown(wanted, control)),
      );
    }
  }
}
