/** Controls that nobody sees beside one that is seen and is the same to the page: copies, which are never meant. */

import { fold } from "../dom/text";
import type { Match } from "./score";

/** Leaves out every match on a control that is not seen and has its twin among those that are. */
export function withoutHiddenTwins(matches: Match[], isSeen: (match: Match) => boolean): Match[] {
  if (matches.length < 2) return matches;
  const seen = matches.filter(isSeen);
  if (seen.length === 0 || seen.length === matches.length) return matches;
  return matches.filter((match) => seen.includes(match) || !seen.some((other) => areTwins(match, other)));
}

/** One id, one name, or one label in the same part of the page. */
function areTwins(a: Match, b: Match): boolean {
  const [one, other] = [a.control, b.control];
  if (one.id !== "" && one.id === other.id) return true;
  if (one.name !== "" && one.name === other.name) return true;
  return a.section === b.section && fold(a.label) === fold(b.label);
}
