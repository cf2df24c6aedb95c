import { type MessageKey, t } from "../shared/i18n";
import type { Managed } from "../shared/settings";
import { Section } from "./Section";
import { useSettings } from "./use-settings";

const TITLES: Record<keyof Managed, MessageKey> = {
  sites: "managed_sites",
  language: "managed_language",
  sop_dirs: "managed_sop_dirs",
  page_dirs: "managed_page_dirs",
  history: "managed_history",
  report_max_age_minutes: "managed_report_age",
};

/** What the administrator has fixed; to be read here, not changed. */
export function ManagedSection() {
  const managed = useSettings()?.managed ?? null;
  const keys = Object.keys(TITLES) as (keyof Managed)[];
  const fixed = keys.filter((key) => managed !== null && managed[key] !== null);
  return (
    <Section id="managed-heading" heading={t("managed_heading")}>
      {fixed.length === 0 ? <p class="nothing">{t("managed_none")}</p> : null}
      {fixed.length > 0 ? (
        <dl class="facts wide" data-name="managed">
          {fixed.map((key) => (
            <div key={key}>
              <dt>{t(TITLES[key])}</dt>
              <dd>{sayValue(managed?.[key] ?? null)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Section>
  );
}

function sayValue(value: Managed[keyof Managed]): string {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return Array.isArray(value) ? value.join(", ") : String(value);
}
