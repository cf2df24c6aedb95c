import { Code } from "../card/components/FailureBox";
import { Icon } from "../card/components/Icon";
import type { Hello } from "../generated/protocol";
import { t } from "../shared/i18n";
import { stepsFor } from "./decision-tree";
import type { Answer } from "./use-answer";

/** Whether the program on this computer answers, and if not, what to look at. */
export function ConnectionBox({ answer }: { answer: Answer<Hello> }) {
  if (answer.kind === "asking") return <p class="muted">{t("connection_testing")}</p>;
  if (answer.kind === "known")
    return (
      <div class="box go" role="status" data-name="connected">
        <Icon name="check" />
        <div class="box-text">
          <p class="strong">{t("connection_good")}</p>
          <p>{t("connection_versions", answer.value.host, answer.value.protocol)}</p>
        </div>
      </div>
    );
  const { code, message, hint, detail } = answer.failure;
  const steps = stepsFor(code);
  return (
    <div class="box bad" role="alert" data-code={code}>
      <Icon name="alert" />
      <div class="box-text">
        <p class="strong">{message}</p>
        {steps.length > 0 ? (
          <ol class="steps">
            {steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        ) : (
          <p>{hint}</p>
        )}
        <Code code={code} detail={detail} />
      </div>
    </div>
  );
}
