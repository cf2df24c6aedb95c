import type { StepStatus } from "../generated/protocol";

/** Whether a field does not take its value as it is, so that the agent is asked for one that it takes. */
export function isRefused(status: StepStatus): boolean {
  return status === "reverted_by_page" || status === "too_long";
}
