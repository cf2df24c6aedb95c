import type { Medium, State } from "../generated/protocol";
import type { TokenInside } from "./components/Icon";

/** How the card shows a state: colour, icon. The words come from the host. */
export interface Looks {
  tone: "go" | "info" | "warn" | "bad" | "none";
  inside: TokenInside;
  /** There is no token to draw: its outline is dashed. */
  absent?: boolean;
}

const LOOKS: Record<State, Looks> = {
  blank: { tone: "go", inside: "empty" },
  operational: { tone: "info", inside: "right" },
  not_initialized: { tone: "warn", inside: "attention" },
  no_user_pin: { tone: "warn", inside: "attention" },
  key_without_certificate: { tone: "warn", inside: "attention" },
  certificate_without_key: { tone: "warn", inside: "attention" },
  chain_only: { tone: "warn", inside: "attention" },
  expired: { tone: "warn", inside: "attention" },
  not_yet_valid: { tone: "warn", inside: "attention" },
  unrecognized: { tone: "warn", inside: "unknown" },
  indeterminate: { tone: "warn", inside: "unknown" },
  no_token: { tone: "none", inside: "empty", absent: true },
  no_reader: { tone: "none", inside: "empty", absent: true },
  driver_missing: { tone: "bad", inside: "wrong", absent: true },
  driver_failed: { tone: "bad", inside: "wrong", absent: true },
  service_stopped: { tone: "bad", inside: "wrong", absent: true },
};

/** Before anything is known. */
const UNKNOWN: Looks = { tone: "none", inside: "unknown" };

/** The reading is over, and nothing may be decided on what it found. */
export const UNCONFIRMED: Looks = { tone: "warn", inside: "unknown" };

/** How a medium looks; while it is still being read, as it will if that confirms it. */
export function looksOf(medium: Medium | undefined, isRead: boolean): Looks {
  if (!medium) return UNKNOWN;
  return isRead && !medium.confirmed ? UNCONFIRMED : LOOKS[medium.state];
}
