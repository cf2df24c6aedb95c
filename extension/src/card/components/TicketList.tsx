import { t } from "../../shared/i18n";
import type { OpenTicket } from "../../shared/messages";
import { trusted } from "../trusted";
import { Icon } from "./Icon";

interface TicketListProps {
  tickets: readonly OpenTicket[];
  onOpen(documentId: string): void;
}

/** Several tickets are open: the agent says which one to fill. */
export function TicketList({ tickets, onOpen }: TicketListProps) {
  return (
    <section class="choices" data-name="choose-ticket">
      <h3>{t("choose_ticket")}</h3>
      <ul>
        {tickets.map(({ documentId, number, openedAt }) => (
          <li key={documentId}>
            <button
              type="button"
              class="choice"
              data-name="open-ticket"
              onClick={trusted(() => onOpen(documentId))}
            >
              <span>
                <span class="strong">{number === null ? t("ticket_new") : t("ticket_number", number)}</span>
                <span class="muted">{t("opened_at", timeOfDay(openedAt))}</span>
              </span>
              <Icon name="arrow" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function timeOfDay(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}
