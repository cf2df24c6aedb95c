/** How well a control fits a field: label first, ids and section as evidence beside it. */

import type { ControlKind, PageField } from "../../generated/protocol";
import type { Control, ControlType } from "../collection";
import { fold } from "../text";
import { type Claim, isVisibleClaim } from "./claim";
import type { Place } from "./sections";

/** What has to be found: a field of the map, or a plan's step on it. */
export type Wanted = Pick<PageField, "key" | "title" | "ids" | "section" | "control"> & { labels: string[] };

/** A control that could be the field. */
export interface Match {
  control: Control;
  score: number;
  /** The label met; empty when only the id spoke for it. */
  label: string;
  /** Nothing tells in which section the control stands. */
  placeUnknown: boolean;
}

/** Each further label of a field's list is a little less likely than the one before. */
const LABEL_RANK = 0.005;

/** A known id beside the right label. */
const ID_BONUS = 0.3;

/** A known id on a control that has no label at all. With a label that is another one it counts nothing. */
const ID_ALONE = 0.65;

/** The section is the field's own, seen from a frame or only from a heading. */
const SECTION_BONUS = 0.15;
const HEADING_BONUS = 0.12;

/** The last heading before the control is another section's: enough to leave the control alone, unless its id is known. */
const HEADING_DOUBT = 0.4;

/** The control is of another kind than the map says; the page decides, so it costs little. */
const OTHER_KIND = 0.9;

const KINDS: Record<ControlKind, readonly ControlType[]> = {
  text: ["text", "textarea"],
  textarea: ["textarea", "text"],
  lookup: ["text", "textarea"],
  select: ["select", "radios"],
  choice: ["radios", "select", "check"],
};

/** A field's labels, folded once. */
export function foldLabels(wanted: Wanted): Map<string, number> {
  const folded = new Map<string, number>();
  for (const [index, label] of wanted.labels.entries()) {
    const text = fold(label);
    if (text && !folded.has(text)) folded.set(text, index);
  }
  return folded;
}

/** Scores a control for a field; null when it is none of its candidates. */
export function score(
  wanted: Wanted,
  labels: Map<string, number>,
  control: Control,
  claims: Claim[],
  placeOf: () => Place,
): Match | null {
  const known = wanted.ids.includes(control.id) || (control.id === "" && wanted.ids.includes(control.name));
  let best = 0;
  let label = "";
  for (const claim of claims) {
    const index = labels.get(claim.folded);
    if (index === undefined || !isVisibleClaim(claim, control)) continue;
    const strength = claim.strength * (1 - index * LABEL_RANK);
    if (strength > best) {
      best = strength;
      label = claim.text;
    }
  }
  if (best === 0 && !(known && claims.length === 0)) return null;
  const place = placeOf();
  const elsewhere = place.section !== null && place.section !== wanted.section;
  if (elsewhere && place.sure && !known) return null;
  let sum = best === 0 ? ID_ALONE : best + (known ? ID_BONUS : 0);
  if (!KINDS[wanted.control].includes(control.type)) sum *= OTHER_KIND;
  if (elsewhere) sum -= known ? 0 : HEADING_DOUBT;
  else if (place.section !== null) sum += place.sure ? SECTION_BONUS : HEADING_BONUS;
  return { control, score: sum, label, placeUnknown: !place.sure };
}
