import type { Medium } from "../../generated/protocol";
import { timeOf } from "../../shared/clock";
import { t } from "../../shared/i18n";
import { looksOf } from "../tokens";
import { trusted } from "../trusted";
import { TokenIcon } from "./Icon";

interface ChooserProps {
  media: readonly Medium[];
  onChoose(medium: Medium, pressedAt: number): void;
}

/** Several media could be meant: the agent says which one is the customer's. */
export function Chooser({ media, onChoose }: ChooserProps) {
  return (
    <section class="choices" data-name="choose-medium">
      <h3>{t("choose_medium")}</h3>
      <ul>
        {media.map((medium, index) => {
          const { tone, inside } = looksOf(medium, true);
          return (
            <li key={index}>
              <button
                type="button"
                class="choice"
                data-name="choose"
                onClick={trusted((event: MouseEvent) => onChoose(medium, timeOf(event)))}
              >
                <span class={`token-icon small ${tone}`}>
                  <TokenIcon inside={inside} />
                </span>
                <span>
                  <span class="strong">{medium.title}</span>
                  <span class="muted">
                    {[medium.reader, medium.token?.label, medium.token?.serial].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
