import type { FillPlan, FillReport, PageFacts } from "../generated/protocol";
import { t } from "../shared/i18n";
import type { OpenLine } from "./customer/desk";

/**
 * The plan for what has come to be known since a fill: what that fill has put there and stands unchanged may be replaced, and
 * what the agent has answered just now; all else is the agent's or the page's by now and stays.
 */
export function forCompletion(
  plan: FillPlan,
  before: FillReport,
  now: PageFacts,
  answered: string | null,
): FillPlan {
  const isOurs = (key: string) => {
    if (key === answered) return true;
    const report = before.steps.find((step) => step.key === key);
    const fact = now.fields[key];
    if (report?.status !== "filled" || !fact) return false;
    return [fact.value, fact.display].includes(report.now);
  };
  const steps = plan.steps.map((step) => {
    if (step.policy === "confirm") return step;
    return { ...step, policy: isOurs(step.key) ? ("set" as const) : ("if_empty" as const) };
  });
  return { ...plan, steps };
}

/** The plan without the values on which sources differ: which one is meant is asked instead. */
export function askWhatIsOpen(plan: FillPlan, open: readonly OpenLine[]): FillPlan {
  if (open.length === 0) return plan;
  const options = new Map(open.map((line) => [line.field, line.options]));
  const steps = plan.steps.map((step) => (options.has(step.key) ? { ...step, value: null } : step));
  const asked = plan.steps.flatMap(({ key, title }) => {
    const choices = options.get(key);
    return choices ? [{ key, question: t("which_value", title), options: [...choices], evidence: "" }] : [];
  });
  return { ...plan, steps, missing: [...plan.missing.filter(({ key }) => !options.has(key)), ...asked] };
}
