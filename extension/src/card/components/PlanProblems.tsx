import type { FillPlan } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { Code } from "./FailureBox";
import { Icon } from "./Icon";

/** What a plan was made without: folders of the organisation that did not answer. */
export function PlanProblems({ plan }: { plan: FillPlan }) {
  const problems = plan.problems ?? []; // a host of an earlier version names none
  if (problems.length === 0) return null;
  return (
    <section class="box warn" data-name="plan-problems">
      <Icon name="alert" />
      <div class="box-text">
        <p class="strong">{t("procedures_unreached")}</p>
        {problems.map(({ code, file, message }) => (
          <div key={file}>
            <p>{`${file}: ${message}`}</p>
            <Code code={code} />
          </div>
        ))}
      </div>
    </section>
  );
}
