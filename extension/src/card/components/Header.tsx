import type { ComponentChildren } from "preact";
import { t } from "../../shared/i18n";
import { IconButton } from "./Button";
import { Logo } from "./Logo";

interface HeaderProps {
  /** Null: a new ticket, or no ticket. */
  ticketNumber: string | null;
  /** Where the card can be moved: its handle. */
  handle?: ComponentChildren;
  menu?: ComponentChildren;
  onCollapse: (() => void) | null;
  onClose: (() => void) | null;
}

/** The product's name, the ticket, and the card's own buttons. */
export function Header({ ticketNumber, handle, menu, onCollapse, onClose }: HeaderProps) {
  return (
    <header class="header">
      {handle}
      <Logo />
      <h1>{t("name")}</h1>
      <span class="muted header-ticket">{ticketNumber ? t("ticket_number", ticketNumber) : ""}</span>
      {menu}
      {onCollapse ? (
        <IconButton name="collapse" icon="chevron" label={t("collapse")} onPress={onCollapse} />
      ) : null}
      {onClose ? <IconButton name="close" icon="close" label={t("close")} onPress={onClose} /> : null}
    </header>
  );
}
