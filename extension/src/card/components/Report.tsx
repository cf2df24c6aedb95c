import type { FillPlan, FillReport, Missing, StepReport } from "../../generated/protocol";
import { counted, t } from "../../shared/i18n";
import { CANCELLED } from "../../shared/outcomes";
import { listMissing, sortReport } from "../report";
import { type CardActions, SESSION_EXPIRED } from "../state";
import { AfterFill } from "./AfterFill";
import { Button } from "./Button";
import { Disclosure } from "./Disclosure";
import { Code } from "./FailureBox";
import { FieldRow } from "./FieldRow";
import { Icon } from "./Icon";
import { MissingList } from "./MissingList";

interface ReportProps {
  plan: FillPlan;
  report: FillReport;
  missing: readonly Missing[];
  answers: Readonly<Record<string, string>>;
  accepting: string | null;
  /** The page did not save: it misses something, whatever the procedure says. */
  refused: boolean;
  actions: CardActions;
}

/** The outcome of a fill, most urgent first: sum, problems, what is missing, what was kept, what comes next, the rest. */
export function Report({ plan, report, missing, answers, accepting, refused, actions }: ReportProps) {
  const { problems, kept, right, free } = sortReport(report.steps, missing);
  const rows = (steps: readonly StepReport[]) => (
    <ul class="fields">
      {steps.map((step) => (
        <FieldRow
          key={step.key}
          step={step}
          accepting={accepting === step.key}
          onReveal={actions.reveal}
          onAccept={actions.accept}
          onTeach={actions.teach}
        />
      ))}
    </ul>
  );
  const clean = problems.length === 0 && report.stopped === null;
  const complete = clean && missing.length === 0 && !refused;
  return (
    <>
      <section class="report" data-name="report">
        <p class={`sum ${clean ? "go" : "warn"}`}>
          <Icon name={clean ? "check" : "alert"} />
          <span>{sumOf(right.length, kept.length, problems.length)}</span>
        </p>
        {report.stopped !== null ? (
          <div class="stopped">
            <p>{sayStopped(report.stopped)}</p>
            {report.stopped === SESSION_EXPIRED ? (
              <Code code={SESSION_EXPIRED} />
            ) : (
              <Button name="fill" icon="refresh" label={t("fill_again")} onPress={actions.fill} />
            )}
          </div>
        ) : null}
        {problems.length > 0 ? <h3>{t("needs_attention")}</h3> : null}
        {problems.length > 0 ? rows(problems) : null}
      </section>
      <MissingList
        missing={listMissing(report.steps, missing)}
        answers={answers}
        onReveal={actions.reveal}
        onAnswer={actions.answer}
      />
      {kept.length > 0 ? (
        <section>
          <h3>{t("kept_heading")}</h3>
          {rows(kept)}
        </section>
      ) : null}
      {report.stopped === SESSION_EXPIRED ? null : <AfterFill plan={plan} complete={complete} />}
      <Disclosure name="all-fields" label={t("fields_rest", right.length + free.length)}>
        {rows([...right, ...free])}
      </Disclosure>
    </>
  );
}

function sayStopped(stopped: string): string {
  if (stopped === CANCELLED) return t("stopped_by_agent");
  return stopped === SESSION_EXPIRED ? t("stopped_session") : t("stopped", stopped);
}

function sumOf(right: number, kept: number, problems: number): string {
  const parts = [counted("fields_right", right)];
  if (kept > 0) parts.push(counted("fields_kept", kept));
  if (problems > 0) parts.push(counted("fields_problem", problems));
  return parts.join(" · ");
}
