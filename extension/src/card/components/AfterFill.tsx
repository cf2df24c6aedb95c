import type { FillPlan } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { CustomerMessage } from "./CustomerMessage";
import { Disclosure } from "./Disclosure";
import { Icon } from "./Icon";

/** What comes after the fill and stays the agent's: to save, and to tell the customer. */
export function AfterFill({ plan, complete }: { plan: FillPlan; complete: boolean }) {
  return (
    <section class="after">
      <p class="reminder">
        <Icon name="save" />
        <span>{t(complete ? "check_and_save" : "complete_and_save")}</span>
      </p>
      <Disclosure
        key={String(complete)}
        name="customer-message"
        label={t("customer_message")}
        open={complete}
      >
        <CustomerMessage message={plan.customer_message} number={null} />
      </Disclosure>
    </section>
  );
}
