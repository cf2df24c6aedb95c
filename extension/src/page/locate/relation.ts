/** How a text stands to a control on the screen. Pure: rectangles in, a direction and a gap out. */

import { ASIDE_MAX, LABEL_GAP_MAX, LABEL_OVER_MAX, OFF_BY_MAX, OVERLAP_MIN, SHIFTED_MAX } from "../limits";

/** A rectangle in its document, in px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the text stands, seen from the control. */
export const DIRECTIONS = ["left", "right", "above", "below", "inside"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A text's place beside a control. */
export interface Relation {
  direction: Direction;
  /** px between the two, along the direction. */
  gap: number;
  /** px by which they miss each other's beginning, across it: orders those of one gap. */
  off: number;
  /** One stands over the other, and yet beside it. */
  shifted: boolean;
}

/** How a text stands to a control; null: too far off to be read with it. `inRow`: both stand in one table row. */
export function relationOf(text: Box, control: Box, inRow: boolean): Relation | null {
  if (inRow || onOneLine(text, control)) {
    const off = Math.abs(text.top + text.bottom - control.top - control.bottom) / 2;
    const before = control.left - text.right;
    const behind = text.left - control.right;
    if (before >= -OFF_BY_MAX) return within("left", before, off, LABEL_GAP_MAX);
    if (behind >= -OFF_BY_MAX) return within("right", behind, off, LABEL_GAP_MAX);
    const middle = (text.top + text.bottom) / 2;
    const isInside = middle > control.top && middle < control.bottom;
    if (isInside) return within("inside", text.left - control.left, off, Number.POSITIVE_INFINITY);
  }
  const height = text.bottom - text.top;
  const over = control.top - text.bottom;
  const under = text.top - control.bottom;
  const indent = control.left - text.left;
  const shifted = gapAcross(text, control) >= 0;
  if (gapAcross(text, control) > ASIDE_MAX && !(indent >= 0 && indent <= SHIFTED_MAX)) return null;
  const loose = -height * (1 - OVERLAP_MIN);
  if (over >= loose && text.top < control.top)
    return within("above", over, Math.abs(indent), LABEL_OVER_MAX, shifted);
  if (under >= loose) return within("below", under, Math.abs(indent), LABEL_OVER_MAX, shifted);
  return null;
}

function within(
  direction: Direction,
  gap: number,
  off: number,
  most: number,
  shifted = false,
): Relation | null {
  return gap <= most ? { direction, gap: Math.max(0, gap), off, shifted } : null;
}

/** Whether two boxes overlap in height enough to stand on one line. */
export function onOneLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap >= OVERLAP_MIN * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** px between two boxes from left to right; negative where they overlap. */
export function gapAcross(a: Box, b: Box): number {
  return Math.max(a.left, b.left) - Math.min(a.right, b.right);
}
