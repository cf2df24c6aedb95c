/**
 * Which part of the page is the ticket, where fields stand there twice: the one before it, closed, beside the new one; a form
 * for a contact; a chat. What repeats the ticket's fields and lacks the others is no part of it.
 */

import type { Control } from "../collect/collection";
import { attribute, isField, isLocked, outerOf } from "../dom/dom";
import { REPEATED_CONTROLS_MAX, REPEATED_MIN, UNLIKE_REPEATED } from "../limits";
import type { Contest } from "./assign";

/** What was found. */
export interface OneTicket {
  /** The contests, without what stands outside of the ticket. */
  contests: Contest[];
  /** Two tickets or more, of which none is more complete: nobody can tell which is meant. */
  alike: boolean;
}

/** Fields that could have the same controls: they are in one ticket only if it has one for each. */
interface Group {
  size: number;
  controls: ReadonlySet<Control>;
}

/** A part of the page that may be the ticket. */
interface Part {
  box: Element;
  inside: ReadonlySet<Control>;
  /** Controls in what stands beside it and repeats it. */
  repeats: ReadonlySet<Control>;
  worth: number;
}

/** Leaves the controls of one ticket. */
export function withinOneTicket(contests: readonly Contest[]): OneTicket {
  const unchanged = { contests: [...contests], alike: false };
  if (contests.filter(({ matches }) => matches.length > 1).length < REPEATED_MIN) return unchanged;
  const page = new Repeated(contests);
  const parts = page.parts();
  const best = parts.reduce<Part | null>((most, part) => better(most, part), null);
  if (!best) return unchanged;
  const isBeside = ({ box }: Part): boolean => !isAround(box, best.box) && !isAround(best.box, box);
  if (parts.some(isBeside)) return { ...unchanged, alike: true };
  return { contests: contests.map((contest) => within(best, contest)), alike: false };
}

/** The more worth, the better; the inner one of two that are worth the same. */
function better(most: Part | null, part: Part): Part {
  if (!most || part.worth > most.worth) return part;
  return part.worth === most.worth && isAround(most.box, part.box) ? part : most;
}

/** Of a field's controls those in the part; where it has none there, those that are in nothing that repeats it. */
function within({ inside, repeats }: Part, { wanted, matches }: Contest): Contest {
  const own = matches.filter(({ control }) => inside.has(control));
  return { wanted, matches: own.length > 0 ? own : matches.filter(({ control }) => !repeats.has(control)) };
}

/** Where the controls stand that could be the fields. */
class Repeated {
  readonly #groups: readonly Group[];
  /** The boxes around each control, innermost first. */
  readonly #around = new Map<Control, readonly Element[]>();
  readonly #open: ReadonlySet<Control>;

  constructor(contests: readonly Contest[]) {
    this.#groups = grouped(contests);
    const controls = this.#groups.flatMap((group) => [...group.controls]);
    for (const control of controls) this.#around.set(control, boxesAround(control.element));
    this.#open = new Set(controls.filter(isOpen));
  }

  /** The parts of the page of which enough is repeated outside of them. */
  parts(): Part[] {
    if (this.#around.size > REPEATED_CONTROLS_MAX) return [];
    const boxes = new Set([...this.#open].flatMap((control) => this.#around.get(control) ?? []));
    return [...boxes].map((box) => this.#part(box)).filter(({ worth }) => worth >= REPEATED_MIN);
  }

  #part(box: Element): Part {
    const outer = new Set([box, ...boxesAround(box)]);
    const inside = new Set<Control>();
    const beside = new Map<Element, Control[]>();
    for (const [control, around] of this.#around) {
      if (around.includes(box)) {
        inside.add(control);
        continue;
      }
      const own = around.findLast((one) => !outer.has(one)) ?? control.element;
      const others = beside.get(own);
      if (others) others.push(control);
      else beside.set(own, [control]);
    }
    const repeats = new Set<Control>();
    for (const controls of beside.values())
      if (this.#isRepeated(new Set(controls), inside)) for (const control of controls) repeats.add(control);
    return { box, inside, repeats, worth: this.#worthOf(inside, repeats) };
  }

  /** Whether what stands beside a part has more that is in the part than that is not. */
  #isRepeated(beside: ReadonlySet<Control>, inside: ReadonlySet<Control>): boolean {
    let repeated = 0;
    let other = 0;
    for (const { controls } of this.#groups) {
      const there = [...controls].filter((control) => beside.has(control));
      if (there.length === 0) continue;
      const own = [...controls].filter((control) => inside.has(control));
      if (own.length > 0) repeated += 1;
      if (this.#isAnyOpen(there) && !this.#isAnyOpen(own)) other += 1;
    }
    return repeated >= REPEATED_MIN && repeated > other;
  }

  /** How many groups are repeated outside of a part, less what it lacks. */
  #worthOf(inside: ReadonlySet<Control>, repeats: ReadonlySet<Control>): number {
    let worth = 0;
    for (const { size, controls } of this.#groups) {
      const own = [...controls].filter((control) => inside.has(control));
      const others = [...controls].filter((control) => !inside.has(control) && !repeats.has(control));
      if (this.#isAnyOpen(others) && (own.length < size || !this.#isAnyOpen(own))) worth -= UNLIKE_REPEATED;
      else if (own.length > 0 && own.length + others.length < controls.size) worth += 1;
    }
    return worth;
  }

  #isAnyOpen(controls: readonly Control[]): boolean {
    return controls.some((control) => this.#open.has(control));
  }
}

function grouped(contests: readonly Contest[]): Group[] {
  const groups: { size: number; controls: Set<Control> }[] = [];
  for (const { matches } of contests) {
    if (matches.length === 0) continue;
    const group = { size: 1, controls: new Set(matches.map(({ control }) => control)) };
    for (let i = groups.length - 1; i >= 0; i--) {
      const other = groups[i];
      if (!other || ![...other.controls].some((control) => group.controls.has(control))) continue;
      for (const control of other.controls) group.controls.add(control);
      group.size += other.size;
      groups.splice(i, 1);
    }
    groups.push(group);
  }
  return groups;
}

/** Whether the agent could change a control now. A list that is only chosen from may be read-only as a text. */
function isOpen({ type, members }: Control): boolean {
  return members.some((member) => {
    if (!isField(member)) return attribute(member, "aria-disabled") !== "true";
    return type === "text" || type === "textarea" ? !isLocked(member) : !member.matches(":disabled");
  });
}

/** Innermost first. */
function boxesAround(element: Element): Element[] {
  const boxes: Element[] = [];
  for (let box = outerOf(element); box; box = outerOf(box)) boxes.push(box);
  return boxes;
}

function isAround(box: Element, inner: Element): boolean {
  return box === inner || boxesAround(inner).includes(box);
}
