import { t } from "../../shared/i18n";
import { Button } from "./Button";

interface ChosenMediumProps {
  /** Chosen by the agent another time, not now. */
  remembered: boolean;
  onChooseOther(): void;
}

/** One of several media is taken as the customer's: why, and the way to another one. */
export function ChosenMedium({ remembered, onChooseOther }: ChosenMediumProps) {
  return (
    <section class="chosen-medium" data-name="chosen-medium">
      {remembered ? <p class="muted">{t("remembered_medium")}</p> : null}
      <Button name="choose-other" look="quiet" label={t("choose_other")} onPress={onChooseOther} />
    </section>
  );
}
