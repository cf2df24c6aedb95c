/** Which controls come into question for which fields, and what speaks for each. */

import type { Collection, Control } from "../collect/collection";
import { MEASURED_MAX, SCORE_THRESHOLD } from "../limits";
import type { Pieces } from "../pieces";
import type { Boxes } from "./boxes";
import { Company } from "./company";
import type { ForeignControls } from "./foreign-controls";
import type { Links } from "./links";
import { inOtherForms } from "./other-forms";
import { isKnown, type Pair, score, type Wanted } from "./score";
import type { Sections } from "./sections";
import type { Vocabulary } from "./vocabulary";

/** What tells of the page. */
export interface Evidence {
  found: Collection;
  vocabulary: Vocabulary;
  sections: Sections;
  boxes: Boxes;
  foreign: ForeignControls;
  links: Links;
}

/** All pairs of one collection. */
export class Pairs {
  readonly #pairs = new Map<Wanted, Pair[]>();

  /** There are no pairs before `gather` has been carried out. */
  constructor(
    private readonly fields: readonly Wanted[],
    private readonly page: Evidence,
  ) {
    for (const wanted of fields) this.#pairs.set(wanted, []);
  }

  /** Finds the pairs among these controls; may be left at each `yield`. */
  *gather(controls: readonly Control[]): Pieces {
    const { links, vocabulary } = this.page;
    const { boxes } = this.page;
    const measured = this.page.found.runs.length <= MEASURED_MAX ? boxes : null;
    const company = new Company(controls, links, vocabulary, measured);
    const ids = new Set(this.fields.flatMap((wanted) => wanted.ids));
    for (const control of controls) {
      const named = links.of(control);
      const meant = named.some(({ text }) => vocabulary.meaningsOf(text).length > 0);
      if (!meant && !ids.has(control.id) && !ids.has(control.name)) continue;
      yield;
      if (this.page.foreign.has(control) || this.page.boxes.isDecoy(control)) continue;
      const place = this.page.sections.of(control);
      const isAtHome = ({ section }: Wanted): boolean =>
        place.section === null ? this.page.sections.isAtHomeAnywhere(section) : place.section === section;
      for (const link of named) {
        const meanings = vocabulary.meaningsOf(link.text);
        for (const { wanted, fit } of meanings) {
          const rivals = meanings.flatMap((other) => (other.wanted === wanted ? [] : [other.wanted]));
          this.#add({
            control,
            wanted,
            link,
            fit,
            place,
            rivals,
            company: rivals.length > 0 ? company.of(control, wanted.section, sectionsOf(rivals)) : 0,
            strangers: isAtHome(wanted) ? 0 : company.strangersAround(control, wanted),
            otherForm: false,
          });
        }
      }
      for (const wanted of this.fields) {
        if (!isKnown(wanted, control) || this.#isNamedOtherwise(control, wanted)) continue;
        const none = { link: null, fit: 1, rivals: [], company: 0, strangers: 0 };
        this.#add({ control, wanted, place, ...none, otherForm: false });
      }
    }
    this.#dropStrays();
    yield;
    this.#markOtherForms();
  }

  /** The pairs of one field. */
  of(wanted: Wanted): Pair[] {
    return this.#pairs.get(wanted) ?? [];
  }

  /** Whether a label makes a control another field than its id says. */
  #isNamedOtherwise(control: Control, wanted: Wanted): boolean {
    const { links, vocabulary } = this.page;
    return links
      .of(control)
      .some(
        ({ strength, text }) =>
          strength > NAMED_MIN && !vocabulary.meaningsOf(text).some((meaning) => meaning.wanted === wanted),
      );
  }

  /** Of several texts that name a field at a control the best one counts. */
  #add(pair: Pair): void {
    const pairs = this.of(pair.wanted);
    const own = pairs.findIndex(({ control }) => control === pair.control);
    if (own < 0) pairs.push(pair);
    else if (scoreOf(pair) > scoreOf(pairs[own] as Pair)) pairs[own] = pair;
  }

  /** Controls in small forms beside the ticket's are less likely. */
  #markOtherForms(): void {
    const likely = new Map<Wanted, Set<Control>>();
    for (const [wanted, pairs] of this.#pairs) {
      const own = pairs.filter((pair) => scoreOf(pair) >= SCORE_THRESHOLD).map(({ control }) => control);
      if (own.length > 0) likely.set(wanted, new Set(own));
    }
    const beside = inOtherForms(likely);
    for (const pairs of this.#pairs.values())
      for (const pair of pairs) pair.otherForm = beside.has(pair.control);
  }

  /**
   * A lone `Nome` somewhere is not the `Nome` of a part that the page does not show. Where the page does not say that a
   * control stands in the field's own part, a field of another part than the first is believed only together with half of
   * that part's fields.
   */
  #dropStrays(): void {
    const fieldsOf = new Map<string, number>();
    const metOf = new Map<string, number>();
    for (const wanted of this.fields) {
      fieldsOf.set(wanted.section, (fieldsOf.get(wanted.section) ?? 0) + 1);
      const met = this.of(wanted).some((pair) => pair.place.section !== wanted.section && scoreOf(pair) > 0);
      if (met) metOf.set(wanted.section, (metOf.get(wanted.section) ?? 0) + 1);
    }
    for (const [wanted, pairs] of this.#pairs) {
      const { section } = wanted;
      if (this.page.sections.isAtHomeAnywhere(section)) continue;
      if (2 * (metOf.get(section) ?? 0) >= (fieldsOf.get(section) ?? 0)) continue;
      this.#pairs.set(
        wanted,
        pairs.filter(({ control, place }) => place.section === section || isKnown(wanted, control)),
      );
    }
  }
}

function sectionsOf(fields: readonly Wanted[]): string[] {
  return fields.map(({ section }) => section);
}

/** How surely a text is a control's label when it outweighs an id. */
const NAMED_MIN = 0.85;

function scoreOf(pair: Pair): number {
  return score(pair)?.score ?? Number.NEGATIVE_INFINITY;
}
