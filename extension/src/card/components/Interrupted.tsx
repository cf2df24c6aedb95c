import type { PageState } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import type { CardState } from "../state";
import { Icon } from "./Icon";

const SESSION_OVER: ReadonlySet<PageState> = new Set(["login", "session_expired"]);

interface InterruptedProps {
  place: CardState["place"];
  page: PageState;
  /** Names of the fields that had been filled. */
  titles: readonly string[];
}

/** The page of a fill went away under it: why, and what had been filled. */
export function Interrupted({ place, page, titles }: InterruptedProps) {
  return (
    <section class="box warn" role="alert" data-name="interrupted">
      <Icon name="info" />
      <div class="box-text">
        <p class="strong">{t(SESSION_OVER.has(page) ? "interrupted_session" : "interrupted_page")}</p>
        <p>{titles.length > 0 ? t("interrupted_fields", titles.join(", ")) : t("interrupted_nothing")}</p>
        {place === "ticket" ? <p>{t("interrupted_again")}</p> : null}
      </div>
    </section>
  );
}
