import { Button } from "../card/components/Button";
import { Logo } from "../card/components/Logo";
import { ConnectionBox } from "../options/ConnectionBox";
import { link } from "../options/link";
import { Section } from "../options/Section";
import { SitesSection } from "../options/SitesSection";
import { useAnswer } from "../options/use-answer";
import { t } from "../shared/i18n";
import { TokenCheck } from "./TokenCheck";

const greet = () => link.ask({ type: "connection" });

/** Program, token, address: each checked, each with the way to mend it. */
export function FirstRun() {
  const [connection, again] = useAnswer(greet);
  return (
    <>
      <header class="page-header">
        <Logo />
        <h1>{t("first_run_title")}</h1>
      </header>
      <main>
        <p class="muted">{t("first_run_intro")}</p>
        <Section
          id="program-heading"
          heading={t("first_run_program")}
          action={
            <Button name="test" look="quiet" icon="refresh" label={t("connection_test")} onPress={again} />
          }
        >
          <ConnectionBox answer={connection} />
        </Section>
        <Section id="token-heading" heading={t("first_run_token")}>
          {connection.kind === "known" ? <TokenCheck /> : <p class="muted">{t("first_run_token_later")}</p>}
        </Section>
        <SitesSection heading={t("first_run_sites")} />
        {connection.kind === "known" ? (
          <Section id="ready-heading" heading={t("first_run_ready")}>
            <ol class="try-list">
              <li>{t("first_run_pin")}</li>
              <li>{t("first_run_open")}</li>
              <li>{t("first_run_fill")}</li>
            </ol>
          </Section>
        ) : null}
      </main>
    </>
  );
}
