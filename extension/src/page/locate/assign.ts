/**
 * Gives each field its control, all fields together: a control goes to one field only, and only where both sides are
 * clearly each other's best. What stays undecided is ambiguous and is not touched.
 */

import type { Control } from "../collect/collection";
import { fold } from "../dom/text";
import { SCORE_MARGIN, SCORE_THRESHOLD } from "../limits";
import type { Match, Wanted } from "./score";

/** A field with the controls that could be meant, best first. */
export interface Contest {
  wanted: Wanted;
  matches: Match[];
}

/** The decision: a match for a field, or those that could not be told apart. */
export type Decision = { match: Match } | { among: Match[] };

/** Decides all contests. Fields without a candidate have no entry. */
export function assign(contests: Contest[]): Map<string, Decision> {
  const decided = new Map<string, Decision>();
  const taken = new Set<Control>();
  const open = new Map<string, Contest>();
  for (const contest of contests) {
    const matches = contest.matches.filter((match) => match.score >= SCORE_THRESHOLD);
    if (matches.length === 0) continue;
    matches.sort((a, b) => b.score - a.score);
    open.set(contest.wanted.key, { wanted: contest.wanted, matches });
  }
  const take = (key: string, match: Match): void => {
    decided.set(key, { match });
    taken.add(match.control);
    open.delete(key);
  };
  while (takeClearOnes(open, taken, take) || takeInOrder(open, taken, take)) {
    // each round takes at least one field away
  }
  for (const [key, contest] of open) {
    const among = free(contest, taken);
    if (among.length > 0) decided.set(key, { among });
  }
  return decided;
}

type Take = (key: string, match: Match) => void;

function free(contest: Contest, taken: Set<Control>): Match[] {
  return contest.matches.filter((match) => !taken.has(match.control));
}

/** Takes the fields whose best control leads by the margin, and which are that control's best by the margin too. */
function takeClearOnes(open: Map<string, Contest>, taken: Set<Control>, take: Take): boolean {
  const claims = new Map<Control, number[]>();
  for (const contest of open.values()) {
    for (const match of free(contest, taken)) {
      const scores = claims.get(match.control);
      if (scores) scores.push(match.score);
      else claims.set(match.control, [match.score]);
    }
  }
  const clear: [string, Match][] = [];
  for (const [key, contest] of open) {
    const [best, second] = free(contest, taken);
    if (!best) continue;
    if (second && best.score - second.score < SCORE_MARGIN) continue;
    const rivals = (claims.get(best.control) ?? []).filter((other) => other > best.score - SCORE_MARGIN);
    if (rivals.length === 1) clear.push([key, best]);
  }
  for (const [key, match] of clear) take(key, match);
  return clear.length > 0;
}

/**
 * Fields of one label whose controls nothing else tells apart: where there are as many controls as fields, and the page
 * says of no control in which section it stands, the map's order is the page's order.
 */
function takeInOrder(open: Map<string, Contest>, taken: Set<Control>, take: Take): boolean {
  const groups = new Map<string, Contest[]>();
  for (const contest of open.values()) {
    const label = fold(contest.wanted.labels[0] ?? "");
    groups.set(label, [...(groups.get(label) ?? []), contest]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const matches = new Map<Control, Match>();
    for (const contest of group) for (const match of free(contest, taken)) matches.set(match.control, match);
    const inOrder = [...matches.values()].sort((a, b) => a.control.order - b.control.order);
    const equal = group.every((contest) => free(contest, taken).length === inOrder.length);
    if (inOrder.length !== group.length || !equal || !inOrder.every((match) => match.placeUnknown)) continue;
    for (const [index, contest] of group.entries()) {
      const control = (inOrder[index] as Match).control;
      const own = contest.matches.find((match) => match.control === control);
      if (own) take(contest.wanted.key, own);
    }
    return true;
  }
  return false;
}
