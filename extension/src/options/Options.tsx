import { Logo } from "../card/components/Logo";
import { t } from "../shared/i18n";
import { TaughtSection } from "./TaughtSection";

/** The page's frame; each section stands for itself. */
export function Options() {
  return (
    <>
      <header class="page-header">
        <Logo />
        <h1>{t("options_title")}</h1>
      </header>
      <main>
        <TaughtSection />
      </main>
    </>
  );
}
