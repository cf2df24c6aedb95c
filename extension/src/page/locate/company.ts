/** Which fields stand around a control: what tells two fields of one label apart, and a field from what only has its name. */

import type { Control } from "../collect/collection";
import { LINK_MIN } from "../limits";
import type { Boxes } from "./boxes";
import type { Links } from "./links";
import { type Box, gapAcross } from "./relation";
import type { Wanted } from "./score";
import type { Vocabulary } from "./vocabulary";

/** A control, the fields that its label names, and their sections. */
interface Neighbour {
  control: Control;
  fields: readonly Wanted[];
  sections: ReadonlySet<string>;
}

/** Where a control stands. */
interface Place {
  document: Document;
  order: number;
  /** Null: it is not laid out, or is not to be measured. */
  box: Box | null;
}

/** Neighbours that are asked, the nearest first. */
const ASKED = 4;

/** Knows the fields around the controls of one collection. */
export class Company {
  readonly #all: Neighbour[];
  readonly #nearest = new Map<string, Map<Control, readonly Neighbour[]>>();
  readonly #boxes: Boxes | null;
  /** Of all, in their order; null: nobody has asked. */
  #places: readonly Place[] | null = null;

  /** `boxes`: null where the source has to tell what is near. */
  constructor(controls: readonly Control[], links: Links, vocabulary: Vocabulary, boxes: Boxes | null) {
    this.#boxes = boxes;
    this.#all = controls.map((control) => {
      const [link] = links.of(control);
      const meanings = link && link.strength >= LINK_MIN ? vocabulary.meaningsOf(link.text) : [];
      const fields = meanings.map(({ wanted }) => wanted);
      return { control, fields, sections: new Set(meanings.map(({ wanted }) => wanted.section)) };
    });
  }

  /** How far the fields around a control are of a section, and not of these others: -1 to 1. */
  of(control: Control, section: string, others: readonly string[]): number {
    const asked = [section, ...others].sort();
    const told = ({ sections }: Neighbour): boolean =>
      sections.size === 1 && asked.some((one) => sections.has(one));
    const nearest = this.#around(control, asked.join(), told);
    const own = nearest.filter(({ sections }) => sections.has(section)).length;
    return (2 * own - nearest.length) / ASKED;
  }

  /** The share of the controls around one that are no other fields than this one: 0 to 1. */
  strangersAround(control: Control, wanted: Wanted): number {
    const nearest = this.#around(control, "", () => true);
    const strangers = nearest.filter(({ fields }) => fields.every((field) => field === wanted));
    return strangers.length / Math.max(1, nearest.length);
  }

  #around(control: Control, asked: string, counts: (neighbour: Neighbour) => boolean): readonly Neighbour[] {
    const known = this.#nearest.get(asked) ?? new Map<Control, readonly Neighbour[]>();
    this.#nearest.set(asked, known);
    let nearest = known.get(control);
    if (!nearest) {
      const found: { neighbour: Neighbour; far: number }[] = [];
      const own = this.#placeOf(control);
      this.#places ??= this.#all.map((neighbour) => this.#placeOf(neighbour.control));
      for (const [index, neighbour] of this.#all.entries()) {
        if (neighbour.control === control || !counts(neighbour)) continue;
        const farthest = found[ASKED - 1]?.far ?? Number.POSITIVE_INFINITY;
        const far = distance(this.#places[index] as Place, own, farthest);
        if (far === null || far >= farthest) continue;
        const at = found.findIndex((other) => other.far > far);
        found.splice(at < 0 ? found.length : at, 0, { neighbour, far });
        found.length = Math.min(found.length, ASKED);
      }
      nearest = found.map(({ neighbour }) => neighbour);
      known.set(control, nearest);
    }
    return nearest;
  }

  #placeOf(control: Control): Place {
    const { element, order, shown } = control;
    return { document: element.ownerDocument, order, box: (shown && this.#boxes?.of(control)) || null };
  }
}

/**
 * px between two controls, or about as many where one is not laid out. Null: they stand in different documents, or at least
 * `most` apart.
 */
function distance(one: Place, other: Place, most: number): number | null {
  if (one.document !== other.document) return null;
  const { box: a } = one;
  const { box: b } = other;
  return a && b ? between(a, b, most) : PX_OF_ITEM * Math.abs(one.order - other.order);
}

/** px between two items on the page, about. */
const PX_OF_ITEM = 20;

/** Labels stand between controls of one line. */
const ACROSS_WORTH = 0.3;

function between(a: Box, b: Box, most: number): number | null {
  const across = ACROSS_WORTH * Math.max(0, gapAcross(a, b));
  const down = Math.max(0, Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));
  return across >= most || down >= most ? null : Math.hypot(across, down);
}
