import { failure } from "../../shared/failure";
import { Code } from "./FailureBox";
import { Icon } from "./Icon";

/** The clicked page is no ticket: said plainly, with what to do instead. */
export function NotATicket() {
  const { code, message, hint } = failure("not_a_ticket_page");
  return (
    <section class="box info" data-code={code}>
      <Icon name="info" />
      <div class="box-text">
        <p class="strong">{message}</p>
        <p>{hint}</p>
        <Code code={code} />
      </div>
    </section>
  );
}
