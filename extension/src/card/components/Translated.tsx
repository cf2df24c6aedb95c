import { failure } from "../../shared/failure";
import { Code } from "./FailureBox";
import { Icon } from "./Icon";

/** The browser has translated the ticket: said before a click in vain, or why a fill left something out. */
export function Translated() {
  const { code, message, hint } = failure("page_translated");
  return (
    <section class="box warn" role="alert" data-name="translated" data-code={code}>
      <Icon name="alert" />
      <div class="box-text">
        <p class="strong">{message}</p>
        <p>{hint}</p>
        <Code code={code} />
      </div>
    </section>
  );
}
