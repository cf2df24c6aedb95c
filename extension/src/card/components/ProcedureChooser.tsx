import type { SopChoice } from "../../generated/protocol";
import { timeOf } from "../../shared/clock";
import { t } from "../../shared/i18n";
import { trusted } from "../trusted";

interface ProcedureChooserProps {
  choices: readonly SopChoice[];
  reason: string;
  onChoose(sop: string, pressedAt: number): void;
}

/** Several procedures could be meant: the agent says which one is for this call. */
export function ProcedureChooser({ choices, reason, onChoose }: ProcedureChooserProps) {
  return (
    <section class="choices" data-name="choose-procedure">
      <h3>{t("choose_procedure")}</h3>
      <p class="muted">{reason}</p>
      <ul>
        {choices.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              class="choice"
              data-name="choose"
              onClick={trusted((event: MouseEvent) => onChoose(id, timeOf(event)))}
            >
              <span class="strong">{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
