import type { FillPlan } from "../generated/protocol";

/** The plan for a ticket that is saved already: what it holds stays, only what is empty is filled. */
export function forExistingTicket(plan: FillPlan): FillPlan {
  const steps = plan.steps.map((step) =>
    step.policy === "set" ? { ...step, policy: "if_empty" as const } : step,
  );
  return { ...plan, steps };
}
