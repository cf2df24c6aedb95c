import { useId } from "preact/hooks";
import type { Language } from "../generated/protocol";
import { t } from "../shared/i18n";
import { keepLanguage } from "../shared/settings";
import { Section } from "./Section";
import { useSettings } from "./use-settings";

/** Each language in its own words: whoever looks for it can read it. */
const NAMES: Record<Language, string> = { pt_BR: "Português (Brasil)", en: "English" };

/** The language of card, pages and program. */
export function LanguageSection() {
  const settings = useSettings();
  const id = useId();
  const fixed = settings?.managed.language ?? null;
  const choose = (value: string) => void keepLanguage(value in NAMES ? (value as Language) : null);
  return (
    <Section id="language-heading" heading={t("language_heading")}>
      <label class="muted" for={id}>
        {t(fixed ? "fixed_by_administrator" : "language_intro")}
      </label>
      <select
        id={id}
        class="select"
        value={fixed ?? settings?.language ?? ""}
        disabled={fixed !== null}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t("language_browser")}</option>
        {Object.entries(NAMES).map(([language, name]) => (
          <option key={language} value={language} lang={language.replace("_", "-")}>
            {name}
          </option>
        ))}
      </select>
    </Section>
  );
}
