import { useId } from "preact/hooks";
import { t } from "../../shared/i18n";
import { anyGiven, LINES } from "../customer/customer";
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
  const { lines, offers, people, failure, fresh } = customer;
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
            {people.map(({ person, name }) => (
              <button
                key={person}
                type="button"
                class="option"
                data-name="choose-person"
                onClick={trusted(() => actions.choosePerson(person))}
              >
                {name || t("person_number", person + 1)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      {LINES.map((key) => (
        <CustomerLine key={key} line={key} {...{ lines, offers, actions }} />
      ))}
      {failure ? <p class="muted">{failure.message}</p> : null}
      {work.kind === "done" && fresh ? (
        <Button name="complete" icon="fill" label={t("complete")} onPress={actions.complete} />
      ) : null}
    </section>
  );
}
