import { t } from "../../shared/i18n";
import type { CardActions, Saved } from "../state";
import { trusted } from "../trusted";
import { Button } from "./Button";
import { CopyButton } from "./CopyButton";
import { CustomerMessage } from "./CustomerMessage";
import { Icon } from "./Icon";

interface SavedBoxProps {
  saved: Saved;
  /** The ticket's own page is gone: the number stands where the agent opens the ticket again. */
  elsewhere?: boolean;
  actions: CardActions;
}

/** What the page said of SALVAR: the fields that are missing, or the number and the message to the customer. */
export function SavedBox({ saved, elsewhere = false, actions }: SavedBoxProps) {
  if (saved.kind === "refused") return <NotSaved fields={saved.fields} actions={actions} />;
  const { message, numbers, chosen } = saved;
  return (
    <section class="saved" data-name="saved">
      <p class="sum go">
        <Icon name="check" />
        <span>{t("saved")}</span>
      </p>
      {chosen ? (
        <div class="number">
          <p>
            <span class="muted">{t("related_number")}</span>
            <strong>{chosen}</strong>
          </p>
          <CopyButton name="copy-number" text={chosen} label={t("copy_number")} />
        </div>
      ) : numbers.length > 1 ? (
        <Numbers numbers={numbers} onChoose={actions.chooseNumber} />
      ) : (
        <p class="muted">{t(elsewhere ? "number_in_ticket" : "number_awaited")}</p>
      )}
      <div>
        <h3>{t("customer_message")}</h3>
        <CustomerMessage message={message} number={chosen} />
      </div>
      <Button name="saved-end" look="quiet" label={t("saved_end")} onPress={actions.endSaved} />
    </section>
  );
}

function Numbers({ numbers, onChoose }: { numbers: readonly string[]; onChoose(number: string): void }) {
  return (
    <fieldset class="question">
      <legend>{t("which_number")}</legend>
      <div class="options">
        {numbers.map((number) => (
          <Button key={number} name="choose-number" label={number} onPress={() => onChoose(number)} />
        ))}
      </div>
    </fieldset>
  );
}

interface NotSavedProps {
  fields: readonly { name: string; key: string | null }[];
  actions: CardActions;
}

function NotSaved({ fields, actions }: NotSavedProps) {
  return (
    <section class="missing" role="alert" data-name="not-saved">
      <p class="sum warn">
        <Icon name="alert" />
        <span>{t("not_saved")}</span>
      </p>
      <ul>
        {fields.map(({ name, key }) => (
          <li key={name}>
            {key ? (
              <button
                type="button"
                class="missing-line"
                data-name="reveal"
                onClick={trusted(() => actions.reveal(key))}
              >
                <span>{name}</span>
                <Icon name="arrow" />
              </button>
            ) : (
              <p class="missing-line">{name}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
