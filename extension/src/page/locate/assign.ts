/**
 * Gives each field its control, all fields together: the assignment that is the most probable as a whole. A field whose
 * control could as well be another one, or another field's, is ambiguous and is not touched.
 */

import type { Control } from "../collect/collection";
import { fold } from "../dom/text";
import { SCORE_MARGIN, SCORE_THRESHOLD } from "../limits";
import { bestAssignment } from "./matching";
import type { Match, Wanted } from "./score";

/** A field with the controls that could be meant. */
export interface Contest {
  wanted: Wanted;
  matches: Match[];
}

/** The decision: a match for a field, or those that could not be told apart, best first. */
export type Decision = { match: Match } | { among: Match[] };

/** Decides all contests. Fields without a candidate have no entry. */
export function assign(contests: readonly Contest[]): Map<string, Decision> {
  const decided = new Map<string, Decision>();
  const taken = new Set<Control>();
  let open = contests
    .map(({ wanted, matches }) => ({
      wanted,
      matches: matches.filter(({ score }) => score >= SCORE_THRESHOLD),
    }))
    .filter(({ matches }) => matches.length > 0);
  const take = (key: string, match: Match): void => {
    decided.set(key, { match });
    taken.add(match.control);
  };
  for (let before = -1; decided.size > before; ) {
    before = decided.size;
    for (const part of connected(open)) takeClearOnes(part, take);
    open = stillOpen(open, decided, taken);
    if (decided.size === before) takeInOrder(open, take);
    open = stillOpen(open, decided, taken);
  }
  for (const { wanted, matches } of open)
    decided.set(wanted.key, { among: [...matches].sort((a, b) => b.score - a.score) });
  return decided;
}

type Take = (key: string, match: Match) => void;

/** What is left of the contests once some fields have their controls. */
function stillOpen(open: readonly Contest[], decided: Map<string, Decision>, taken: Set<Control>): Contest[] {
  return open
    .filter(({ wanted }) => !decided.has(wanted.key))
    .map(({ wanted, matches }) => ({ wanted, matches: matches.filter(({ control }) => !taken.has(control)) }))
    .filter(({ matches }) => matches.length > 0);
}

/** Contests that have no control in common need not be decided together. */
function connected(open: readonly Contest[]): Contest[][] {
  const parts: { contests: Contest[]; controls: Set<Control> }[] = [];
  for (const contest of open) {
    const controls = new Set(contest.matches.map(({ control }) => control));
    const contests = [contest];
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (!part || ![...controls].some((control) => part.controls.has(control))) continue;
      contests.unshift(...part.contests);
      for (const control of part.controls) controls.add(control);
      parts.splice(i, 1);
    }
    parts.push({ contests, controls });
  }
  return parts.map(({ contests }) => contests);
}

/** Takes the fields whose control is the right one in every assignment that is nearly as probable as the best. */
function takeClearOnes(part: readonly Contest[], take: Take): void {
  const controls = [...new Set(part.flatMap(({ matches }) => matches.map(({ control }) => control)))];
  const worths = part.map(({ matches }) => {
    const row = controls.map(() => 0);
    for (const { control, score } of matches) row[controls.indexOf(control)] = score + WORTH_OF_ANY;
    return row;
  });
  const best = bestAssignment(worths);
  const clear: [string, Match][] = [];
  for (const [field, { wanted, matches }] of part.entries()) {
    const at = best.columns[field] ?? -1;
    const match = matches.find(({ control }) => control === controls[at]);
    if (!match) continue;
    const without = worths.map((row, index) =>
      index === field ? row.map((worth, i) => (i === at ? 0 : worth)) : row,
    );
    const second = bestAssignment(without);
    // Where both stay without a partner, nothing but the threshold speaks against the match.
    const isOther = (second.columns[field] ?? -1) >= 0 || second.columns.includes(at);
    if (!isOther || best.worth - second.worth >= SCORE_MARGIN) clear.push([wanted.key, match]);
  }
  for (const [key, match] of clear) take(key, match);
}

/** Added to each score: a candidate at the threshold is better than none. */
const WORTH_OF_ANY = 1e-6 - SCORE_THRESHOLD;

/**
 * Fields of one label whose controls nothing else tells apart: where there are as many controls as fields, and the page
 * says of no control in which section it stands, the map's order is the page's order.
 */
function takeInOrder(open: readonly Contest[], take: Take): void {
  const groups = new Map<string, Contest[]>();
  for (const contest of open) {
    const label = fold(contest.wanted.labels[0] ?? "");
    groups.set(label, [...(groups.get(label) ?? []), contest]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const matches = new Map<Control, Match>();
    for (const contest of group) for (const match of contest.matches) matches.set(match.control, match);
    const inOrder = [...matches.values()].sort((a, b) => a.control.order - b.control.order);
    const equal = group.every((contest) => contest.matches.length === inOrder.length);
    if (inOrder.length !== group.length || !equal || !inOrder.every((match) => match.placeUnknown)) continue;
    for (const [index, { wanted, matches: own }] of group.entries()) {
      const match = own.find(({ control }) => control === inOrder[index]?.control);
      if (match) take(wanted.key, match);
    }
    return;
  }
}
