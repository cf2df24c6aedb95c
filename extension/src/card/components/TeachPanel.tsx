import { counted, t } from "../../shared/i18n";
import type { CardActions, Teaching } from "../state";
import { trusted } from "../trusted";
import { Button } from "./Button";
import { FailureBox } from "./FailureBox";
import { Icon } from "./Icon";

interface TeachPanelProps {
  teaching: Teaching;
  actions: CardActions;
}

/** Teaching a field: which one, where it is, and what came of it. */
export function TeachPanel({ teaching, actions }: TeachPanelProps) {
  switch (teaching.kind) {
    case "choosing":
      return (
        <section class="choices" data-name="teach-choose">
          <h2 class="question-head">{t("teach_which")}</h2>
          <ul class="teach-fields">
            {teaching.fields.map(({ key, title }) => (
              <li key={key}>
                <button
                  type="button"
                  class="choice"
                  data-name="teach-field"
                  data-key={key}
                  onClick={trusted(() => actions.teach(key))}
                >
                  <span>{title}</span>
                  <Icon name="target" />
                </button>
              </li>
            ))}
          </ul>
          <Button name="teach-cancel" look="quiet" label={t("cancel")} onPress={actions.stopTeaching} />
        </section>
      );
    case "pointing":
      return (
        <section class="box info" role="alert" data-name="teach-pointing">
          <Icon name="target" />
          <div class="box-text">
            <p class="strong">{t("teach_pointing", teaching.title)}</p>
            <p>{t("teach_keys")}</p>
            {teaching.left > 0 ? <p class="muted">{counted("teach_left", teaching.left)}</p> : null}
            <div class="box-buttons">
              {teaching.left > 0 ? (
                <Button name="teach-skip" label={t("teach_skip")} onPress={actions.skipTeaching} />
              ) : null}
              <Button
                name="teach-cancel"
                look={teaching.left > 0 ? "quiet" : "plain"}
                label={t("cancel")}
                onPress={actions.stopTeaching}
              />
            </div>
          </div>
        </section>
      );
    case "taught":
      return (
        <section class="box go" role="alert" data-name="taught">
          <Icon name="check" />
          <div class="box-text">
            <p class="strong">{t("teach_done", teaching.title, teaching.label)}</p>
            <div class="box-buttons">
              <Button name="teach-fill" icon="fill" label={t("teach_fill")} onPress={actions.fillTaught} />
              <Button
                name="teach-forget"
                look="quiet"
                label={t("teach_forget")}
                onPress={() => actions.forgetTaught(teaching.key)}
              />
              <Button name="teach-close" look="quiet" label={t("close")} onPress={actions.stopTeaching} />
            </div>
          </div>
        </section>
      );
    case "unsure":
      return (
        <section class="box warn" role="alert" data-name="teach-unsure" data-code="teach_unsure">
          <Icon name="alert" />
          <div class="box-text">
            <p>{t("teach_unsure")}</p>
            <div class="box-buttons">
              <Button
                name="teach-again"
                label={t("teach_other")}
                onPress={() => actions.teach(teaching.key)}
              />
              <Button name="teach-close" look="quiet" label={t("close")} onPress={actions.stopTeaching} />
            </div>
          </div>
        </section>
      );
    case "failed":
      return <FailureBox failure={teaching.failure} onRetry={() => actions.teach(null)} />;
  }
}
