import { TICKET_NUMBER } from "../../generated/names";
import { t } from "../../shared/i18n";
import { CopyButton } from "./CopyButton";

interface CustomerMessageProps {
  message: string;
  /** The related ticket's number, once it is known. */
  number: string | null;
}

/** What the agent tells the customer, to copy. */
export function CustomerMessage({ message, number }: CustomerMessageProps) {
  const text = message.replaceAll(TICKET_NUMBER, number ?? t("number_later"));
  return (
    <div class="message">
      <blockquote>{text}</blockquote>
      <CopyButton
        name="copy-message"
        text={text}
        label={t("copy_message")}
        look={number ? "primary" : "plain"}
      />
    </div>
  );
}
