import type { StepReport, StepStatus } from "../../generated/protocol";
import { type MessageKey, t } from "../../shared/i18n";
import { isRefused } from "../../shared/refused";
import { type Concern, concernOf } from "../report";
import { Button } from "./Button";
import { CopyButton } from "./CopyButton";
import { Icon, type IconName } from "./Icon";

interface FieldRowProps {
  step: StepReport;
  /** The procedure's value is being put in. */
  accepting: boolean;
  onReveal(key: string): void;
  onAccept(key: string): void;
  onTeach(key: string): void;
}

const ICONS: Record<Concern, IconName> = { problem: "alert", kept: "hand", right: "check", free: "circle" };

/** One field of the report: what became of it, what is in it now, and what can be done about it. */
export function FieldRow({ step, accepting, onReveal, onAccept, onTeach }: FieldRowProps) {
  const concern = concernOf(step);
  const key: MessageKey = `status_${step.status}`;
  const untouched = step.status === "not_reached" && !step.waited_for;
  const needsAgent = !untouched && (concern === "problem" || concern === "kept");
  return (
    <li class={`field ${concern}`} data-key={step.key} data-status={step.status}>
      <Icon name={ICONS[concern]} />
      <div class="field-text">
        <p class="field-title">
          <span class="strong">{step.title}</span>
          <span class="muted">{t(key)}</span>
        </p>
        {step.now ? <p class="field-value">{step.now}</p> : null}
        {(untouched ? [] : explanations(step)).map((line) => (
          <p key={line} class="muted">
            {line}
          </p>
        ))}
        {needsAgent ? (
          <div class="field-buttons">
            {UNREACHABLE.has(step.status) ? null : (
              <Button
                name="reveal"
                look="quiet"
                icon="arrow"
                label={t("go_to_field")}
                onPress={() => onReveal(step.key)}
              />
            )}
            {step.status === "kept" ? (
              <Button
                name="accept"
                look="quiet"
                icon="fill"
                label={t("use_procedure_value")}
                disabled={accepting}
                onPress={() => onAccept(step.key)}
              />
            ) : null}
            {isRefused(step.status) && step.wanted ? (
              <CopyButton name="copy-wanted" look="quiet" text={step.wanted} label={t("copy_value")} />
            ) : null}
            {TEACHABLE.has(step.status) ? (
              <Button
                name="teach"
                look="quiet"
                icon="target"
                label={t("teach")}
                onPress={() => onTeach(step.key)}
              />
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** The field may stand somewhere else than it was looked for. */
const TEACHABLE: ReadonlySet<StepStatus> = new Set([
  "not_found",
  "ambiguous",
  "differs",
  "no_such_option",
  "read_only",
]);

/** There is no one field to go to. */
const UNREACHABLE: ReadonlySet<StepStatus> = new Set(["not_found", "ambiguous"]);

/** What the engine was waiting for (page/schedule.ts, `Need`). */
const WAITED_FOR: Record<string, MessageKey> = {
  busy: "waited_for_busy",
  field: "waited_for_field",
  option: "waited_for_option",
  unlock: "waited_for_unlock",
};

function explanations(step: StepReport): string[] {
  const { status, wanted, now, before, nearest, candidates, waited_for } = step;
  const lines: string[] = [];
  if (step.changed_by_agent) lines.push(t("changed_by_agent"));
  if (wanted && status !== "filled" && status !== "already_right" && wanted !== now)
    lines.push(t("wanted", wanted));
  if (isRefused(status)) lines.push(t(now === before ? "refused_as_before" : "refused_altered"));
  if (nearest.length > 0) lines.push(t("nearest", nearest.join(", ")));
  if (candidates.length > 0) lines.push(t("candidates", candidates.join(", ")));
  const late = WAITED_FOR[waited_for];
  if (late) lines.push(t(late));
  return lines;
}
