/** What is found of a customer, for tests. */

import type { Line, Offer } from "../card/customer/customer";
import type { CheckedValue } from "../generated/protocol";

/** A value that is sure and was pasted, but for what `more` says. */
export function offer(line: Offer["line"], display: string, more: Partial<Offer> = {}): Offer {
  return { line, display, source: "pasted", confidence: "sure", issues: [], person: 0, ...more };
}

/** A line with a value; one that was typed is the agent's decision. */
export function line(text: string, source: Line["source"] = "pasted"): Line {
  return { text, source, decided: source === "typed", doubtful: false, issues: [] };
}

/** What the host says of a value: usable as `value`, or not. */
export function checked(value: string | null): CheckedValue {
  return { value, display: value ?? "", issues: [] };
}
