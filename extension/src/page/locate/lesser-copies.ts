/**
 * Parts of the page that repeat some fields of another part and have none beside them: the filters over a list of contacts, a
 * second contact that may be left empty. The part with more of the fields is the ticket's.
 */

import type { Control } from "../collect/collection";
import { isField, isLocked, outerOf } from "../dom/dom";
import type { Contest } from "./assign";
import type { Match } from "./score";

/** Fields from which on a part repeats another one. */
const REPEATED_MIN = 2;

/** Fields that the other part has to have beside the repeated ones. */
const MORE_MIN = 2;

/** Controls of fields with several ones, above which nobody looks: a table of many rows. */
const CONTROLS_MAX = 60;

/** A part of the page, by its outermost box, and the matches of the fields in it. */
type Part = ReadonlyMap<string, readonly Match[]>;

/** Leaves out what stands in such a part. */
export function withoutLesserCopies(contests: readonly Contest[]): Contest[] {
  const repeated = contests.filter(({ matches }) => matches.length > 1);
  const lesser = new Set<Control>();
  const controls = new Set(repeated.flatMap(({ matches }) => matches.map(({ control }) => control)));
  if (repeated.length < REPEATED_MIN || controls.size > CONTROLS_MAX) return [...contests];
  const page = new Branches(contests);
  for (const [one, other] of page.pairs(repeated)) {
    const [copy, whole] = [page.part(one), page.part(other)];
    if (!isLesser(copy, whole, contests)) continue;
    for (const matches of copy.values()) for (const { control } of matches) lesser.add(control);
  }
  if (lesser.size === 0) return [...contests];
  return contests.map(({ wanted, matches }) => ({
    wanted,
    matches: matches.filter(({ control }) => !lesser.has(control)),
  }));
}

function isLesser(copy: Part, whole: Part, contests: readonly Contest[]): boolean {
  if (copy.size < REPEATED_MIN || whole.size < copy.size + MORE_MIN) return false;
  return contests.every(({ wanted: { key, section } }) => {
    const own = copy.get(key);
    if (!own) return true;
    const others = whole.get(key) ?? [];
    const isAtHome = (matches: readonly Match[]): boolean =>
      matches.some((match) => match.section === section);
    return others.some(({ control }) => isOpen(control)) && (!isAtHome(own) || isAtHome(others));
  });
}

function isOpen({ element }: Control): boolean {
  return !isField(element) || !isLocked(element);
}

/** The boxes around the controls that may be fields. */
class Branches {
  readonly #contests: readonly Contest[];
  readonly #around = new Map<Control, readonly Element[]>();
  readonly #parts = new Map<Element, Part>();

  constructor(contests: readonly Contest[]) {
    this.#contests = contests;
    for (const { matches } of contests)
      for (const { control } of matches)
        if (!this.#around.has(control)) this.#around.set(control, boxesAround(control.element));
  }

  /** The boxes side by side that hold two controls of one field, in both orders. */
  *pairs(repeated: readonly Contest[]): Iterable<readonly [Element, Element]> {
    const met = new Map<Element, Set<Element>>();
    for (const { matches } of repeated) {
      for (const one of matches) {
        for (const other of matches) {
          const pair = one !== other && this.#apart(one.control, other.control);
          if (!pair || met.get(pair[0])?.has(pair[1])) continue;
          met.set(pair[0], (met.get(pair[0]) ?? new Set()).add(pair[1]));
          yield pair;
        }
      }
    }
  }

  part(box: Element): Part {
    let part = this.#parts.get(box);
    if (!part) {
      const inside = ({ control }: Match): boolean => this.#around.get(control)?.includes(box) === true;
      part = new Map(
        this.#contests.flatMap(({ wanted: { key }, matches }) => {
          const own = matches.filter(inside);
          return own.length > 0 ? [[key, own] as const] : [];
        }),
      );
      this.#parts.set(box, part);
    }
    return part;
  }

  /** The outermost boxes that hold one of two controls and not the other. */
  #apart(one: Control, other: Control): readonly [Element, Element] | null {
    const [own, others] = [this.#around.get(one) ?? [], this.#around.get(other) ?? []];
    const [first, second] = [outermost(own, others), outermost(others, own)];
    return first && second ? [first, second] : null;
  }
}

function outermost(own: readonly Element[], others: readonly Element[]): Element | undefined {
  return own.findLast((box) => !others.includes(box));
}

/** Innermost first. */
function boxesAround(element: Element): Element[] {
  const boxes: Element[] = [];
  for (let box = outerOf(element); box; box = outerOf(box)) boxes.push(box);
  return boxes;
}
