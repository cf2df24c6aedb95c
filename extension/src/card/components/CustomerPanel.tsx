import { useId } from "preact/hooks";
import { t } from "../../shared/i18n";
import { anyGiven } from "../customer/customer";
import type { CardActions, CardState } from "../state";
import { trusted } from "../trusted";
import { Button, IconButton } from "./Button";
import { CustomerLine } from "./CustomerLine";

interface CustomerPanelProps {
  state: CardState;
  actions: CardActions;
}

/** The customer's data in one place: each value with its source, what is wrong with it, and what else it could be. */
export function CustomerPanel({ state: { customer, work }, actions }: CustomerPanelProps) {
  const { lines, people, failure, fresh } = customer;
  const id = useId();
  return (
    <section class="customer" aria-labelledby={id} data-name="customer-lines">
      <div class="section-head">
        <h3 id={id}>{t("customer")}</h3>
        {anyGiven(lines) ? (
          <Button
            name="customer-forget"
            look="quiet"
            label={t("customer_forget")}
            onPress={actions.forgetCustomer}
          />
        ) : null}
        <IconButton
          name="customer-close"
          icon="close"
          label={t("customer_close")}
          onPress={() => actions.openCustomer(false)}
        />
      </div>
      {people.length > 0 ? (
        <fieldset class="question">
          <legend>{t("which_person")}</legend>
          <div class="options">
            {people.map((one) => (
              <button
                key={`${one.paste} ${one.person}`}
                type="button"
                class="option"
                data-name="choose-person"
                onClick={trusted(() => actions.choosePerson(one))}
              >
                {one.name || t("person_number", one.person + 1)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      {lines.map((line) => (
        <CustomerLine key={line.key} line={line} actions={actions} />
      ))}
      {failure ? <p class="muted">{failure.message}</p> : null}
      {work.kind === "done" && fresh ? (
        <Button name="complete" icon="fill" label={t("complete")} onPress={actions.complete} />
      ) : null}
    </section>
  );
}
