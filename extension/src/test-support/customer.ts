/** What is known of a customer, for tests. */

import { NO_LINES } from "../card/customer/customer";
import type { Line } from "../generated/protocol";

/** A line with a value; one that was typed is the agent's decision. */
export function line(key: string, text: string, source: Line["source"] = "pasted"): Line {
  const decided = source === "typed";
  const more = { confidence: "sure" as const, issues: [], choices: [], open: false, field: null };
  return { key, text, usable: true, source, decided, ...more };
}

/** All lines, some of them with values. */
export function lines(...known: Line[]): Line[] {
  return NO_LINES.map((empty) => known.find(({ key }) => key === empty.key) ?? empty);
}
