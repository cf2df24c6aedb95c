import { type CheckedField, isMissing, type Reason } from "../../shared/checked";
import { type MessageKey, t } from "../../shared/i18n";
import type { CardActions, Check } from "../state";
import { Button } from "./Button";
import { FailureBox } from "./FailureBox";
import { Icon } from "./Icon";

interface CheckPanelProps {
  check: Check;
  actions: CardActions;
}

/** What a label has at its end that is not its text. */
const MARKS = /[\s*:]+$/;

const REASONS: Record<Reason, MessageKey> = {
  no_label: "check_no_label",
  hidden: "check_hidden",
  no_control: "check_no_control",
};

/** What checking the page has come to: how many fields were found, what the others lack, and what can be done about it. */
export function CheckPanel({ check: { fields, exported, failure }, actions }: CheckPanelProps) {
  const missing = fields.filter(isMissing);
  const closed = fields.filter((field) => !isMissing(field) && field.standing !== "ready");
  const lacks = missing.length > 0;
  return (
    <section class="checked" data-name="check">
      {fields.length > 0 ? (
        <div class={`box ${lacks ? "warn" : "go"}`}>
          <Icon name={lacks ? "alert" : "check"} />
          <div class="box-text">
            <p class="strong">{t("check_found", fields.length - missing.length, fields.length)}</p>
            <p>{t("check_marked")}</p>
            {lacks ? null : <p>{t("check_all")}</p>}
          </div>
        </div>
      ) : null}
      {failure ? <FailureBox failure={failure} onRetry={actions.checkPage} /> : null}
      {exported ? (
        <p class="sum info" role="alert" data-name="exported">
          <Icon name="check" />
          <span>{t("exported", exported)}</span>
        </p>
      ) : null}
      <div class="box-buttons">
        {lacks ? (
          <Button name="check-teach" icon="target" label={t("check_teach")} onPress={actions.teachMissing} />
        ) : null}
        <Button name="check-export" icon="save" label={t("export_map")} onPress={actions.exportMap} />
        <Button
          name="check-again"
          look="quiet"
          icon="refresh"
          label={t("check_again")}
          onPress={actions.checkPage}
        />
        <Button name="check-close" look="quiet" label={t("close")} onPress={actions.endCheck} />
      </div>
      <FieldList heading={t("check_missing")} fields={missing} />
      <FieldList heading={t("check_closed")} fields={closed} />
    </section>
  );
}

function FieldList({ heading, fields }: { heading: string; fields: readonly CheckedField[] }) {
  if (fields.length === 0) return null;
  return (
    <div class="choices">
      <h3>{heading}</h3>
      <ul class="checked-fields">
        {fields.map((field) => (
          <li key={field.key} data-name="checked-field" data-key={field.key} data-standing={field.standing}>
            <p class="strong">{field.title}</p>
            <p class="muted">{why(field)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function why({ standing, reason, label, candidates }: CheckedField): string {
  if (standing === "ambiguous") return t("candidates", candidates.join(", "));
  if (standing === "text") return t("check_text");
  if (standing === "read_only") return t("check_locked");
  return t(REASONS[reason ?? "no_label"], label.replace(MARKS, ""));
}
