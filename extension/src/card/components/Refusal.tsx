import { NOT_FORCIBLE } from "../../generated/names";
import type { FillPlan } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { Button } from "./Button";
import { Code } from "./FailureBox";
import { GuidanceBox } from "./GuidanceBox";
import { Icon } from "./Icon";

interface RefusalProps {
  plan: FillPlan;
  onFillAnyway(pressedAt: number): void;
}

/** Nothing was filled, and why; the agent may decide otherwise. */
export function Refusal({ plan, onFillAnyway }: RefusalProps) {
  return (
    <>
      <section class="box warn" role="alert" data-code={plan.code ?? ""}>
        <Icon name="hand" />
        <div class="box-text">
          <p class="strong">{t("nothing_filled")}</p>
          <p>{plan.reason}</p>
          {plan.code === NOT_FORCIBLE ? null : (
            <Button name="fill-anyway" label={t("fill_anyway")} onPress={onFillAnyway} />
          )}
          {plan.code ? <Code code={plan.code} /> : null}
        </div>
      </section>
      {plan.guidance ? <GuidanceBox guidance={plan.guidance} /> : null}
    </>
  );
}
