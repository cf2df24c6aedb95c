import { Logo } from "../card/components/Logo";
import { t } from "../shared/i18n";
import { ConnectionSection } from "./ConnectionSection";
import { LanguageSection } from "./LanguageSection";
import { ManagedSection } from "./ManagedSection";
import { ProceduresSection } from "./ProceduresSection";
import { ShortcutSection } from "./ShortcutSection";
import { SitesSection } from "./SitesSection";
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
        <ConnectionSection />
        <SitesSection />
        <ProceduresSection />
        <TaughtSection />
        <div class="pair">
          <LanguageSection />
          <ShortcutSection />
        </div>
        <ManagedSection />
      </main>
    </>
  );
}
