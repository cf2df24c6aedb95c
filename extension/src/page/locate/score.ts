/** How well a control fits a field: the label first, ids and the part of the page as evidence beside it. */

import type { PageField } from "../../generated/protocol";
import { FIELD_WEIGHTS, type FieldEvidence } from "../../generated/weights";
import type { Control } from "../collect/collection";
import { type FieldElement, isLocked } from "../dom/dom";
import { LINK_MIN, LINK_ODDS_MAX } from "../limits";
import { canHold, takesKind } from "./kinds";
import type { Place } from "./sections";

/** What has to be found: a field of the map, or a plan's step on it. */
export type Wanted = Pick<PageField, "key" | "title" | "ids" | "section" | "control"> & { labels: string[] };

/** A text that may be a control's label. */
interface Label {
  text: string;
  /** 0 to 1: how surely it is. */
  strength: number;
}

/** A control with a text that may name the field, or with the field's known id and no text at all. */
export interface Pair {
  control: Control;
  wanted: Wanted;
  /** The text that speaks for it; null when only the id does. */
  link: Label | null;
  /** 0 to 1: how well the text fits the field's labels. */
  fit: number;
  place: Place;
  /** Other fields that the text may name as well. */
  rivals: readonly Wanted[];
  /** How far the fields around the control are of the field's section: -1 to 1. */
  company: number;
  /** The share of the controls around it that are no fields: 0 to 1. */
  strangers: number;
  /** It stands in a small form beside the ticket's. */
  otherForm: boolean;
}

/** A control that could be the field. */
export interface Match {
  control: Control;
  /** Logarithm of the odds that it is. */
  score: number;
  /** The label met; empty when only the id spoke for it. */
  label: string;
  /** Nothing tells in which section the control stands. */
  placeUnknown: boolean;
  /** The section, as far as something tells it. */
  section: string | null;
}

/** Whether a control has one of the field's known ids. */
export function isKnown(wanted: Wanted, control: Control): boolean {
  return wanted.ids.includes(control.id) || (control.id === "" && wanted.ids.includes(control.name));
}

/** What speaks for a pair and against it; null when it cannot be meant. */
export function evidenceOf({
  control,
  wanted,
  link,
  fit,
  place,
  rivals,
  company,
  strangers,
  otherForm,
}: Pair): Partial<Record<FieldEvidence, number>> | null {
  if (!canHold(wanted.control, control.type)) return null;
  const known = isKnown(wanted, control);
  const elsewhere = place.section !== null && place.section !== wanted.section;
  // The part of the page tells which of the fields of one label is meant; else it only has another name than ours.
  const isRivals = elsewhere && rivals.some(({ section }) => section === place.section);
  if (elsewhere && place.sure && !known && (isRivals || strangers > STRANGERS_MAX)) return null;
  if (link && link.strength < LINK_MIN && !known) return null;
  const evidence: Partial<Record<FieldEvidence, number>> = { base: 1 };
  if (link) {
    evidence.link = Math.max(
      -LINK_ODDS_MAX,
      Math.min(LINK_ODDS_MAX, Math.log(link.strength / (1 - link.strength))),
    );
    evidence.words_off = (1 - fit) * WORDS_SCALE;
    if (known) evidence.id_known = 1;
  } else evidence.id_alone = 1;
  if (elsewhere) evidence[isRivals ? "other_heading" : "other_part"] = known ? 0 : 1;
  else if (place.section !== null) evidence[place.sure ? "own_part" : "own_heading"] = 1;
  if (rivals.some(({ section }) => section !== wanted.section)) evidence.company = company;
  if (place.section !== wanted.section) evidence.strangers = strangers;
  if (otherForm) evidence.other_form = 1;
  if (!takesKind(wanted.control, control.type)) evidence.other_kind = 1;
  if (wanted.control === "textarea" && control.type === "text") evidence.less_room = 1;
  if (control.type === "text" && isLocked(control.element as FieldElement)) evidence.locked = 1;
  return evidence;
}

/** Share of strangers around a control in another part of the page from which on that part is really another. */
const STRANGERS_MAX = 0.5;

/** A fit of 0.9 is a word cut short. */
const WORDS_SCALE = 10;

/** Scores a pair; null when it cannot be meant. */
export function score(pair: Pair): Match | null {
  const evidence = evidenceOf(pair);
  if (!evidence) return null;
  const { control, link, place } = pair;
  let sum = 0;
  for (const name in evidence)
    sum += FIELD_WEIGHTS[name as FieldEvidence] * (evidence[name as FieldEvidence] ?? 0);
  return { control, score: sum, label: link?.text ?? "", placeUnknown: !place.sure, section: place.section };
}
