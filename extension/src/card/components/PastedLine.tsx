import { writtenDown } from "../../shared/clock";
import { t } from "../../shared/i18n";
import type { PastedReading } from "../state";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface PastedLineProps {
  reading: PastedReading;
  onDrop(): void;
}

/** The medium shown was read on another computer: when, and the way back to this one's. */
export function PastedLine({ reading: { readAt }, onDrop }: PastedLineProps) {
  const { date, time } = writtenDown(readAt);
  return (
    <section class="elsewhere" data-name="elsewhere">
      <Icon name="report" />
      <p>{date ? t("read_elsewhere_on", date, time) : t("read_elsewhere", time)}</p>
      <Button name="drop-report" look="quiet" label={t("use_local")} onPress={onDrop} />
    </section>
  );
}
