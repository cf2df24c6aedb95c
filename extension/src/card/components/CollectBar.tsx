import { t } from "../../shared/i18n";
import type { CardActions, CardState } from "../state";
import { Button } from "./Button";

interface CollectBarProps {
  state: CardState;
  actions: CardActions;
}

/** The ways to give what page and token do not say: a customer's message, a report of another computer. */
export function CollectBar({ state, actions }: CollectBarProps) {
  const onTicket = state.place === "ticket";
  return (
    <div class="collect">
      {onTicket ? (
        <Button
          name="paste-customer"
          look="quiet"
          icon="paste"
          label={t("paste_customer")}
          onPress={() => actions.paste("customer")}
        />
      ) : null}
      <Button
        name="paste-report"
        look="quiet"
        icon="report"
        label={t("paste_report")}
        onPress={() => actions.paste("report")}
      />
      {onTicket && !state.customer.open ? (
        <Button
          name="customer"
          look="quiet"
          icon="person"
          label={t("customer_short")}
          onPress={() => actions.openCustomer(true)}
        />
      ) : null}
    </div>
  );
}
