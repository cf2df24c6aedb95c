import { useLayoutEffect, useRef } from "preact/hooks";
import type { FillPlan, StepReport } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { concernOf } from "../report";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface ProgressProps {
  plan: FillPlan;
  done: readonly StepReport[];
  onStop(): void;
}

/** The fill under way, field by field. */
export function Progress({ plan, done, onStop }: ProgressProps) {
  const reports = new Map(done.map((step) => [step.key, step]));
  const current = plan.steps.find((step) => !reports.has(step.key));
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(".now");
    if (list.current && row) list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2;
  });
  return (
    <section class="progress" data-name="progress">
      <div class="progress-head">
        <p class="strong">{t("filling", done.length, plan.steps.length)}</p>
        <Button name="stop" look="quiet" icon="stop" label={t("stop")} onPress={onStop} />
      </div>
      <progress max={plan.steps.length} value={done.length} aria-label={t("filling_label")} />
      <ul class="fields" ref={list}>
        {plan.steps.map((step) => {
          const report = reports.get(step.key);
          const concern = report ? concernOf(report) : step === current ? "now" : "later";
          return (
            <li key={step.key} class={`field ${concern}`} data-key={step.key}>
              <Icon name={report ? (concern === "problem" ? "alert" : "check") : "circle"} />
              <span>{step.title}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
