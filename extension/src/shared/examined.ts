/** What a frame answers when the agent has clicked where no ticket is recognised. */

import type { PageMap } from "../generated/protocol";

/** What a document holds of a ticket. */
export interface Examined {
  /** The procedure's fields stand here clearly: the click may fill. */
  evident: boolean;
  /** There are two tickets of which nobody can tell which is meant. */
  alike: boolean;
  /** Fields that a fill would reach. */
  ready: number;
  /** Of these, the ones in the document itself; the others stand in frames of it, which are asked themselves. */
  own: number;
  /** Fields of the map. */
  total: number;
  /** How many frames stand around the document. */
  depth: number;
}

/**
 * The frames that hold a ticket's fields themselves. A frame sees into the frames in it: what stands there is theirs, unless
 * none of them has enough alone.
 */
export function ticketsAmong<Frame extends Examined>(frames: readonly Frame[]): Frame[] {
  const evident = frames.filter((frame) => frame.evident);
  const holding = evident.filter(({ own, ready }) => own * 2 > ready);
  if (holding.length > 0) return holding;
  const innermost = Math.max(...evident.map(({ depth }) => depth));
  return evident.filter(({ depth }) => depth === innermost);
}

declare global {
  /** Global in our isolated world only; the page cannot see it. `inForce`: the host's page maps; null: it named none. */
  var qualitokenExamine: ((inForce: readonly PageMap[] | null) => Promise<Examined>) | undefined;
}
