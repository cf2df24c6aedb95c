import type { Failure } from "../../shared/failure";
import { t } from "../../shared/i18n";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface FailureBoxProps {
  failure: Failure;
  onRetry(pressedAt: number): void;
}

/** What went wrong, what to do now, and the code small below. */
export function FailureBox({ failure, onRetry }: FailureBoxProps) {
  return (
    <section class="box bad" role="alert" data-code={failure.code}>
      <Icon name="alert" />
      <div class="box-text">
        <p class="strong">{failure.message}</p>
        {failure.hint ? <p>{failure.hint}</p> : null}
        {failure.retryable ? (
          <Button name="retry" icon="refresh" label={t("try_again")} onPress={onRetry} />
        ) : null}
        <Code code={failure.code} detail={failure.detail} />
      </div>
    </section>
  );
}

/** A code to tell on the telephone. */
export function Code({ code, detail = "" }: { code: string; detail?: string }) {
  return (
    <p class="code" data-name="code">
      {t("code", code)}
      {detail ? <span class="code-detail">{detail}</span> : null}
    </p>
  );
}
