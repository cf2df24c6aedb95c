/** How well a control fits a field: label first, ids and section as evidence beside it. */

import type { ControlKind, PageField } from "../../generated/protocol";
import type { Control, ControlType } from "../collect/collection";
import { type FieldElement, isLocked } from "../dom/dom";
import type { Claim } from "./claim";
import type { Place } from "./sections";

/** What has to be found: a field of the map, or a plan's step on it. */
export type Wanted = Pick<PageField, "key" | "title" | "ids" | "section" | "control"> & { labels: string[] };

/** A control with a text that may name the field, or with the field's known id and no text at all. */
export interface Pair {
  control: Control;
  wanted: Wanted;
  /** The text that speaks for it; null when only the id does. */
  claim: Claim | null;
  /** 0 to 1: how surely the text is the control's label, and the field's. */
  strength: number;
  place: Place;
}

/** A control that could be the field. */
export interface Match {
  control: Control;
  score: number;
  /** The label met; empty when only the id spoke for it. */
  label: string;
  /** Nothing tells in which section the control stands. */
  placeUnknown: boolean;
  /** The section, as far as something tells it. */
  section: string | null;
}

/** A known id beside the right label. */
const ID_BONUS = 0.3;

/** A known id on a control that has no label at all. With a label that is another one it counts nothing. */
const ID_ALONE = 0.65;

/** The section is the field's own, seen from a frame or only from a heading. */
const SECTION_BONUS = 0.15;
const HEADING_BONUS = 0.12;

/** The last heading before the control is another section's: enough to leave even a labelled control alone, unless its id is known. */
const HEADING_DOUBT = 0.45;

/** The control is of another kind than the map says; the page decides, so it costs little. */
const OTHER_KIND = 0.9;

/** The agent cannot change it: beside one that can be changed it is that one's echo. */
const ECHO = 0.85;

const KINDS: Record<ControlKind, readonly ControlType[]> = {
  text: ["text", "textarea"],
  textarea: ["textarea", "text", "rich"],
  lookup: ["text", "textarea", "combo"],
  select: ["select", "radios", "combo", "options"],
  choice: ["radios", "select", "check", "options", "combo"],
};

/** Controls that take no text at all: a list of check boxes may show and hide the columns of the same names. */
const TAKES_NO_TEXT: readonly ControlType[] = ["check", "radios", "options"];
const WRITTEN: readonly ControlKind[] = ["text", "textarea", "lookup"];

/** Whether a control has one of the field's known ids. */
export function isKnown(wanted: Wanted, control: Control): boolean {
  return wanted.ids.includes(control.id) || (control.id === "" && wanted.ids.includes(control.name));
}

/** Scores a pair; null when it cannot be meant. */
export function score({ control, wanted, claim, strength, place }: Pair): Match | null {
  if (TAKES_NO_TEXT.includes(control.type) && WRITTEN.includes(wanted.control)) return null;
  const known = isKnown(wanted, control);
  const elsewhere = place.section !== null && place.section !== wanted.section;
  if (elsewhere && place.sure && !known) return null;
  let sum = claim ? strength + (known ? ID_BONUS : 0) : ID_ALONE;
  if (!KINDS[wanted.control].includes(control.type)) sum *= OTHER_KIND;
  if (control.type === "text" && isLocked(control.element as FieldElement)) sum *= ECHO;
  if (elsewhere) sum -= known ? 0 : HEADING_DOUBT;
  else if (place.section !== null) sum += place.sure ? SECTION_BONUS : HEADING_BONUS;
  return { control, score: sum, label: claim?.text ?? "", placeUnknown: !place.sure, section: place.section };
}
