import { useEffect, useId, useState } from "preact/hooks";
import { Button, IconButton } from "../card/components/Button";
import { t } from "../shared/i18n";
import { Section } from "./Section";
import { allSites, grant, onSitesChanged, patternOf, revoke, type Site } from "./sites";

/** Where the extension looks for tickets: granted and revoked here. */
export function SitesSection({ heading = t("sites_heading") }: { heading?: string }) {
  const [sites, setSites] = useState<readonly Site[]>([]);
  useEffect(() => {
    const load = () => void allSites().then(setSites);
    load();
    return onSitesChanged(load);
  }, []);
  return (
    <Section id="sites-heading" heading={heading}>
      <p class="muted">{t("sites_intro")}</p>
      <ul class="rows">
        {sites.map(({ pattern, from, granted }) => (
          <li key={pattern} class="row" data-name="site" data-granted={granted}>
            <div class="row-text">
              <code>{pattern}</code>
              <span class="muted small">{t(granted ? `site_${from}` : "site_not_granted")}</span>
            </div>
            {granted ? null : (
              <Button name="grant" label={t("site_grant")} onPress={() => void grant(pattern)} />
            )}
            {granted && from !== "built_in" ? (
              <IconButton
                name="revoke"
                icon="close"
                label={t("site_revoke", pattern)}
                onPress={() => void revoke(pattern)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <AddSite />
    </Section>
  );
}

function AddSite() {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const add = () => {
    const pattern = patternOf(typed);
    setWrong(pattern === null);
    if (pattern) void grant(pattern).then((granted) => granted && setTyped(""));
  };
  return (
    <div class="form">
      <label for={id}>{t("site_address")}</label>
      <div class="form-row">
        <input
          id={id}
          type="text"
          value={typed}
          placeholder="https://qualitor.suaempresa.com.br"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && add()}
        />
        <Button name="add-site" label={t("site_grant")} onPress={add} />
      </div>
      <p class="issue" id={`${id}-wrong`} role="alert">
        {wrong ? t("site_wrong") : ""}
      </p>
    </div>
  );
}
