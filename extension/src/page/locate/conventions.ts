/**
 * On which side of their controls a part of the page has its labels. A person sees it at a glance: the side on which
 * every label has a control of its own. A side that explains only some of them is chance, however near they stand.
 */

import { DIRECTIONS } from "./relation";

/** Sides on the screen, the text in the control itself, and sides in the source of what nobody sees. */
const SIDES = [...DIRECTIONS, "hint", "before", "behind"] as const;
export type Side = (typeof SIDES)[number];

/** A label that is known as such, and the sides on which it and one control are each other's nearest. */
export interface Witness {
  /** The parts of the page around it, innermost first. */
  regions: readonly object[];
  sides: Iterable<Side>;
  /** How much it counts: 1 for a label that a field is named with. */
  worth: number;
}

/** How well each side explains the labels of a part of the page, 0 to 1. */
export type Support = Readonly<Record<Side, number>>;

/** What is expected before a label is seen. */
const AT_FIRST: Support = {
  left: 0.5,
  above: 0.5,
  inside: 0.25,
  right: 0.1,
  below: 0.1,
  hint: 0.3,
  before: 0.5,
  behind: 0.1,
};

/** Labels that what is known of the part around a part counts for. */
const WORTH_OF_OUTER = 2;

/** Labels from which on a part of the page tells by itself. */
const LEAD_LABELS_MIN = 4;

/** Labels that make a lead certain. */
const LEAD_MAX = 2;

interface Count {
  labels: number;
  sides: Record<Side, number>;
}

/** The conventions of one document. */
export class Conventions {
  readonly #counts = new Map<object, Count>();
  readonly #page: Count = none();
  readonly #known = new Map<object, Support>();

  constructor(witnesses: Iterable<Witness>) {
    for (const { regions, sides, worth } of witnesses) {
      this.#note(this.#page, sides, worth);
      for (const region of regions) {
        const own = this.#counts.get(region) ?? none();
        this.#counts.set(region, own);
        this.#note(own, sides, worth);
      }
    }
  }

  /**
   * How many labels a side explains more, or less, than the best of its rivals, in the innermost part that has enough of
   * them: -1 to 1. Where labels stand under their controls, the texts over them explain all but the last ones.
   */
  lead(side: Side, rivals: readonly Side[], regions: readonly object[]): number {
    if (rivals.length === 0) return 0;
    const part = regions.find((region) => (this.#counts.get(region)?.labels ?? 0) >= LEAD_LABELS_MIN);
    const { sides } = (part && this.#counts.get(part)) ?? this.#page;
    const best = Math.max(...rivals.map((rival) => sides[rival]));
    return Math.max(-1, Math.min(1, (sides[side] - best) / LEAD_MAX));
  }

  /** The support that each side has in the innermost of these parts, which are given innermost first. */
  of(regions: readonly object[]): Support {
    const [region, ...outer] = regions;
    if (!region) return blended(this.#page, AT_FIRST);
    let known = this.#known.get(region);
    if (!known) {
      const around = this.of(outer);
      const own = this.#counts.get(region);
      known = own ? blended(own, around) : around;
      this.#known.set(region, known);
    }
    return known;
  }

  #note(count: Count, sides: Iterable<Side>, worth: number): void {
    count.labels += worth;
    for (const side of sides) count.sides[side] += worth;
  }
}

function none(): Count {
  return { labels: 0, sides: evenly(() => 0) };
}

function blended({ labels, sides }: Count, outer: Support): Support {
  return evenly((side) => (sides[side] + WORTH_OF_OUTER * outer[side]) / (labels + WORTH_OF_OUTER));
}

function evenly(of: (side: Side) => number): Record<Side, number> {
  return Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<Side, number>;
}
