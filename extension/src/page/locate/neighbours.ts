/** Which texts stand near which controls on the screen, and what stands between them. Pure. */

import { LABEL_OVER_MAX } from "../limits";
import { type Box, type Direction, type Relation, relationOf } from "./relation";

/** Something with its place on the screen. */
export interface Put<T> {
  item: T;
  box: Box;
}

/** A text near a control. */
export interface Near<T, C> extends Relation {
  text: T;
  control: C;
  /** Texts that stand nearer to the control in the same direction: they overshadow this one. */
  texts: number;
  /** Controls that stand nearer to the text in the same direction. */
  controls: number;
}

/** Of one thing in one direction so many are looked at: the nearest, and what a remark or a description hides. */
const NEAREST = 3;

/** All texts that stand near one of the controls. `inRow`: whether both stand in one table row; `standsInNoWay`: it parts no text from a control that does. */
export function neighbours<T extends object, C extends object>(
  texts: readonly Put<T>[],
  controls: readonly Put<C>[],
  inRow: (text: T, control: C) => boolean,
  standsInNoWay: (control: C) => boolean,
): Near<T, C>[] {
  const byTop = [...texts].sort((a, b) => a.box.top - b.box.top);
  const tallest = Math.max(0, ...byTop.map(({ box }) => box.bottom - box.top));
  const met: Near<T, C>[] = [];
  for (const { item: control, box } of controls) {
    const end = box.bottom + LABEL_OVER_MAX;
    for (let i = firstFrom(byTop, box.top - LABEL_OVER_MAX - tallest); i < byTop.length; i++) {
      const text = byTop[i] as Put<T>;
      if (text.box.top > end) break;
      const relation = relationOf(text.box, box, inRow(text.item, control));
      if (relation) met.push({ ...relation, text: text.item, control, texts: 0, controls: 0 });
    }
  }
  // A text before a control on its own line is not read with one that begins farther right on the next line.
  const before = new Set(met.filter(({ direction }) => direction === "left").map(({ text }) => text));
  const all = met.filter(({ text, shifted }) => !shifted || !before.has(text));
  count(
    all,
    ({ control }) => control,
    "texts",
    () => true,
  );
  count(
    all,
    ({ text }) => text,
    "controls",
    ({ control }) => !standsInNoWay(control),
  );
  return all.filter((near) => near.texts < NEAREST && near.controls < NEAREST);
}

/** Counts, for each thing and direction, those that stand nearer. */
function count<T, C>(
  all: Near<T, C>[],
  of: (near: Near<T, C>) => object,
  as: "texts" | "controls",
  counts: (near: Near<T, C>) => boolean,
): void {
  const groups = new Map<object, Partial<Record<Direction, Near<T, C>[]>>>();
  for (const near of all) {
    const own = groups.get(of(near)) ?? {};
    groups.set(of(near), own);
    const same = own[near.direction];
    if (same) same.push(near);
    else own[near.direction] = [near];
  }
  for (const own of groups.values()) {
    for (const same of Object.values(own)) {
      same.sort((a, b) => distance(a) - distance(b));
      let [all, counted] = [0, 0];
      for (const near of same) {
        near[as] = counts(near) ? counted : all;
        all += 1;
        if (counts(near)) counted += 1;
      }
    }
  }
}

/** A text that begins where the control begins is nearer than one of the same gap that does not. */
function distance({ gap, off }: Relation): number {
  return gap + off / 4;
}

function firstFrom(byTop: readonly Put<unknown>[], top: number): number {
  let [low, high] = [0, byTop.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byTop[middle] as Put<unknown>).box.top < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
