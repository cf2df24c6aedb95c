/** How the fields of a page map stand on a page, as the engine finds and the card tells it. */

/** What stands for a field. */
export type Standing =
  /** A control that can be filled, behind a closed tab too. */
  | "ready"
  /** A control that the page has locked. */
  | "read_only"
  /** The value, as plain text. */
  | "text"
  /** More than one control that could be meant. */
  | "ambiguous"
  /** Nothing that is sure. */
  | "none";

/** Why nothing stands for a field. */
export type Reason =
  /** None of its labels is on the page. */
  | "no_label"
  /** A label is there, where nobody sees it now. */
  | "hidden"
  /** A label is to be seen, and no control that is surely its own. */
  | "no_control";

/** One field of the map on the page. */
export interface CheckedField {
  key: string;
  title: string;
  standing: Standing;
  /** The label met, as the page writes it; empty where none was. */
  label: string;
  /** The controls that could not be told apart. */
  candidates: readonly string[];
  /** Only where nothing stands for it and somebody asked why. */
  reason?: Reason;
}

/** Whether a field is not where it should be: what is locked or shown as text is. */
export function isMissing({ standing }: CheckedField): boolean {
  return standing === "none" || standing === "ambiguous";
}
