import { useEffect, useState } from "preact/hooks";
import { Button } from "../card/components/Button";
import { t } from "../shared/i18n";
import { Section } from "./Section";

/** The browser's own page for shortcuts; extensions cannot change them by themselves. */
const SHORTCUTS_PAGE = "chrome://extensions/shortcuts";

/** The keys that fill the ticket. */
export function ShortcutSection() {
  const [keys, setKeys] = useState("");
  useEffect(() => {
    void chrome.commands
      .getAll()
      .then((all) => setKeys(all.find(({ name }) => name === "fill")?.shortcut ?? ""));
  }, []);
  return (
    <Section id="shortcut-heading" heading={t("shortcut_heading")}>
      <p class="muted">{keys ? t("shortcut_intro") : t("shortcut_none")}</p>
      <div class="box-buttons">
        {keys ? <kbd>{keys}</kbd> : null}
        <Button
          name="shortcut-change"
          label={t("shortcut_change")}
          onPress={() => void chrome.tabs.create({ url: SHORTCUTS_PAGE })}
        />
      </div>
    </Section>
  );
}
