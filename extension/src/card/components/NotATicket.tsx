import type { PageState } from "../../generated/protocol";
import { type ExtensionCode, failure } from "../../shared/failure";
import { t } from "../../shared/i18n";
import type { FieldsFound } from "../../shared/messages";
import type { CardActions } from "../state";
import { Button } from "./Button";
import { Code } from "./FailureBox";
import { Icon } from "./Icon";

interface NotATicketProps {
  page: PageState;
  translated: boolean;
  fields: FieldsFound | null;
  actions: CardActions;
}

const CODES: Partial<Record<PageState, ExtensionCode>> = {
  login: "page_login",
  session_expired: "session_expired",
  denied: "page_denied",
  list: "page_list",
};

/** The clicked page is no ticket: what it is, what to do instead, and where it makes sense the offer to try. */
export function NotATicket({ page, translated, fields, actions }: NotATicketProps) {
  if (page === "qform") return <RequestersForm actions={actions} />;
  const known = CODES[page] ?? codeOf(fields, translated);
  const { code, message, hint } = failure(known ?? "not_a_ticket_page");
  return (
    <section class="box info" data-name="page-state" data-code={code}>
      <Icon name="info" />
      <div class="box-text">
        <p class="strong">{message}</p>
        {fields?.found && !fields.alike ? <p>{t("fields_found", fields.found, fields.total)}</p> : null}
        <p>{hint}</p>
        {known ? null : <p class="muted">{t("try_hint")}</p>}
        {known ? null : (
          <div class="box-buttons">
            <Button name="try" label={t("try_here")} onPress={() => actions.tryHere(false)} />
            <Button name="try-teach" look="quiet" label={t("teach")} onPress={() => actions.tryHere(true)} />
          </div>
        )}
        <Code code={code} />
      </div>
    </section>
  );
}

function codeOf(fields: FieldsFound | null, translated: boolean): ExtensionCode | undefined {
  if (fields?.alike) return "page_two_tickets";
  return translated ? "page_translated" : undefined;
}

function RequestersForm({ actions }: { actions: CardActions }) {
  return (
    <section class="box info" data-name="page-state" data-code="qform">
      <Icon name="info" />
      <div class="box-text">
        <p class="strong">{t("qform")}</p>
        <p>{t("qform_hint")}</p>
        <Button name="try" label={t("try_here")} onPress={() => actions.tryHere(false)} />
        <Code code="page_qform" />
      </div>
    </section>
  );
}
