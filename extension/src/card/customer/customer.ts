/** What the card knows of the customer: the lines as the host says them, and what the agent is typing into them. */

import type { Line, PersonChoice } from "../../generated/protocol";
import type { Failure } from "../../shared/failure";

export type LineKey = Line["key"];

export interface CustomerState {
  /** Whether the lines are shown. */
  open: boolean;
  lines: readonly Line[];
  /** What the agent typed or chose, by line; an empty text: the line was emptied. */
  typed: Readonly<Record<LineKey, string>>;
  /** Who a pasted text is about, where it is about several people and the agent has not chosen. */
  people: readonly PersonChoice[];
  /** There is more than the last fill was made with. */
  fresh: boolean;
  /** The lines could not be asked for. */
  failure: Failure | null;
}

/** The lines until the host has said which there are, in the order in which they are asked on the telephone. */
const FIRST_LINES: readonly LineKey[] = ["name", "document", "phone_1", "phone_2", "email", "protocol"];

export const NO_LINES: readonly Line[] = FIRST_LINES.map((key) => ({
  key,
  text: "",
  usable: false,
  source: null,
  confidence: null,
  decided: false,
  issues: [],
  choices: [],
  open: false,
  field: null,
}));

export const NO_CUSTOMER: CustomerState = {
  open: false,
  lines: NO_LINES,
  typed: {},
  people: [],
  fresh: false,
  failure: null,
};

/** Whether a line's value is the agent's own or what was pasted, and not what page and token say by themselves. */
function isGiven({ text, source, decided }: Line): boolean {
  return text.trim() !== "" && (decided || source === "pasted");
}

/** Whether anything was given here. */
export function anyGiven(lines: readonly Line[]): boolean {
  return lines.some(isGiven);
}

/** Whether something that was given has to be looked at. */
export function anyWrong(lines: readonly Line[]): boolean {
  return lines.some((line) => isGiven(line) && line.issues.length > 0);
}

/** Equal as long as the lines hold the same values. */
export function textsOf(lines: readonly Line[]): string {
  return JSON.stringify(lines.map(({ key, text }) => [key, text]));
}
