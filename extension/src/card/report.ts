import type { Missing, StepReport, StepStatus } from "../generated/protocol";
import { isRefused } from "../shared/refused";

/** How much a step's outcome asks of the agent. */
export type Concern =
  /** Not as the procedure wants it, and nobody decided so. */
  | "problem"
  /** The page's or the agent's own value stayed. */
  | "kept"
  /** As the procedure wants it. */
  | "right"
  /** Nothing was to be put there. */
  | "free";

const CONCERNS: Record<StepStatus, Concern> = {
  filled: "right",
  already_right: "right",
  kept: "kept",
  empty: "free",
  not_found: "problem",
  no_such_option: "problem",
  read_only: "problem",
  reverted_by_page: "problem",
  too_long: "problem",
  ambiguous: "problem",
  differs: "problem",
  not_reached: "problem",
};

/** What a step asks of the agent. A field that only the agent fills is a problem only if it must be there and is not. */
export function concernOf(step: StepReport): Concern {
  const concern = CONCERNS[step.status];
  if (step.wanted === null && !step.required && concern === "problem") return "free";
  if (step.status === "kept" && step.wanted === null) return "right";
  return concern;
}

/**
 * A report as the card shows it: problems first. What the list of missing things names already is left out, but for
 * values that a field does not take: these stay problems, and out of that list, for as long as they are asked for.
 */
export function sortReport(steps: readonly StepReport[], missing: readonly Missing[]) {
  const named = new Set(missing.map(({ key }) => key));
  const of = (...wanted: Concern[]) => steps.filter((step) => wanted.includes(concernOf(step)));
  const isAsked = ({ key, status }: StepReport) => isRefused(status) === named.has(key);
  const answered = of("problem").filter((step) => isRefused(step.status) && !isAsked(step));
  return {
    problems: of("problem").filter(isAsked),
    kept: of("kept"),
    right: of("right"),
    free: [...answered, ...of("free").filter(({ key }) => !named.has(key))],
  };
}

/** What is missing and no problem of the report asks for already. */
export function listMissing(steps: readonly StepReport[], missing: readonly Missing[]): Missing[] {
  const refused = new Set(steps.filter(({ status }) => isRefused(status)).map(({ key }) => key));
  return missing.filter(({ key, options }) => options.length > 0 || !refused.has(key));
}
