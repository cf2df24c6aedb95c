/** A text that speaks for a control. */

import type { Control, Run } from "../collect/collection";
import { isShown } from "../dom/dom";
import { fold, tidy } from "../dom/text";
import { LABEL_MAX } from "../limits";

/** A text that speaks for a control. */
export interface Claim {
  text: string;
  folded: string;
  /** 0 to 1: how sure such a place makes it that the text is the control's label. */
  strength: number;
  /** Set when the text may stand hidden, which only counts when the control is hidden with it. */
  run: Run | null;
}

/** How sure each place of a label is; below the threshold of the score nothing is decided alone. */
export const STRENGTH = {
  label: 1,
  aria: 0.97,
  legend: 0.95,
  cell: 0.92,
  text: 0.88,
  above: 0.86,
  companion: 0.8,
  place: 0.78,
  near: 0.72,
  hint: 0.64,
} as const;

/** A claim of a text on the page. */
export function runClaim(run: Run, strength: number): Claim {
  return { text: run.text, folded: run.folded, strength, run };
}

/** A claim of a text that is no run of its own: an attribute, a legend. */
export function textClaim(text: string | null | undefined, strength: number): Claim {
  const short = tidy((text ?? "").slice(0, LABEL_MAX));
  return { text: short, folded: fold(short), strength, run: null };
}

/** Whether a claim's text can be seen, or is hidden together with its control. */
export function isVisibleClaim(claim: Claim, control: Control): boolean {
  return claim.run === null || !control.shown || isShown(claim.run.element);
}
