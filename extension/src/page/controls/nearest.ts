/** The options most like a wanted one that does not exist, so that the agent sees what it may be called here. */

import { fold } from "../dom/text";
import { NEAREST_LIKENESS, NEAREST_MAX } from "../limits";
import type { IsChoosable } from "./match";

/** The most alike first; none that is not alike at all, and none that cannot be chosen. */
export function nearest(
  wanted: string,
  options: readonly string[],
  isChoosable: IsChoosable = () => true,
): string[] {
  const folded = fold(wanted);
  const alike = options
    .map((option, index) => ({ option, index, likeness: likeness(folded, fold(option)) }))
    .filter((scored) => scored.likeness >= NEAREST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness);
  const found: string[] = [];
  for (const { option, index } of alike) {
    if (found.length === NEAREST_MAX) break;
    if (isChoosable(index)) found.push(option);
  }
  return found;
}

/** 0 to 1: the better of shared words and shared pairs of letters. Both are linear in the texts' length. */
function likeness(a: string, b: string): number {
  return Math.max(overlap(words(a), words(b)), overlap(pairs(a), pairs(b)));
}

function words(text: string): Set<string> {
  return new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2));
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}

function overlap(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const part of a) if (b.has(part)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
