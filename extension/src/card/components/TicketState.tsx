import type { PageState } from "../../generated/protocol";
import { type ExtensionCode, failure } from "../../shared/failure";
import { t } from "../../shared/i18n";
import type { CardActions } from "../state";
import { Button } from "./Button";
import { Code } from "./FailureBox";
import { Icon } from "./Icon";

interface TicketStateProps {
  page: PageState;
  ticketNumber: string | null;
  /** Whether the token's state lets a fill be offered. */
  canFill: boolean;
  actions: CardActions;
}

/** Not on a ticket that can be filled now: the page shows the login or a refusal where the ticket was. */
const CLOSED: Partial<Record<PageState, ExtensionCode>> = {
  login: "session_expired",
  session_expired: "session_expired",
  denied: "page_denied",
};

/** What the ticket page shows, where it is not simply a new ticket. */
export function TicketState({ page, ticketNumber, canFill, actions }: TicketStateProps) {
  const closed = CLOSED[page];
  if (closed) {
    const { code, message, hint } = failure(closed);
    return (
      <section class="box bad" role="alert" data-name="page-state" data-code={code}>
        <Icon name="alert" />
        <div class="box-text">
          <p class="strong">{message}</p>
          <p>{hint}</p>
          <Code code={code} />
        </div>
      </section>
    );
  }
  const editing = page === "edit_window";
  return (
    <section class="box info" data-name="page-state" data-code={page}>
      <Icon name="info" />
      <div class="box-text">
        <p class="strong">{t("existing_ticket", ticketNumber ?? "")}</p>
        {editing ? <p>{t("edit_window")}</p> : null}
        <p>{t(editing ? "edit_window_hint" : "existing_ticket_hint")}</p>
        {canFill ? (
          <Button name="fill-existing" icon="fill" label={t("fill_existing")} onPress={actions.fill} />
        ) : null}
      </div>
    </section>
  );
}

/** States of a ticket page of which the card speaks before it offers to fill. */
export function speaksOf(page: PageState): boolean {
  return page === "existing_ticket" || page === "edit_window" || CLOSED[page] !== undefined;
}
