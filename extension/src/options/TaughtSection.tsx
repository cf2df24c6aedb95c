import { useRef, useState } from "preact/hooks";
import { Button } from "../card/components/Button";
import { Icon } from "../card/components/Icon";
import { failureOf } from "../shared/failure";
import { t } from "../shared/i18n";
import { ANY_SITE, forgetTaught, type TaughtField } from "../shared/taught";
import { checkPage, exportMap, importMap, type Outcome } from "./page-maps";
import { Section } from "./Section";
import { TaughtTable } from "./TaughtTable";
import { useTaught } from "./use-taught";

/** "Campos ensinados": what was shown on which site; removed, exported, imported here. */
export function TaughtSection() {
  const fields = useTaught();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const tell = (work: Promise<Outcome | null>) =>
    void work.then(setOutcome).catch((error: unknown) => {
      const { message, hint } = failureOf(error, "worker_lost");
      setOutcome({ good: false, message, problems: [hint] });
    });
  const take = () => {
    const file = input.current?.files?.[0];
    if (file) tell(importMap(file));
    if (input.current) input.current.value = "";
  };
  return (
    <Section
      id="taught-heading"
      heading={t("taught_heading")}
      action={
        <>
          <Button name="check-page" icon="target" label={t("check_page")} onPress={() => tell(checkPage())} />
          <Button name="import" look="quiet" label={t("import_map")} onPress={() => input.current?.click()} />
        </>
      }
    >
      <input ref={input} type="file" accept=".toml" hidden aria-label={t("import_map")} onChange={take} />
      <p class="muted">{t("taught_intro")}</p>
      {outcome ? <OutcomeBox outcome={outcome} /> : null}
      {fields?.length === 0 ? <p class="nothing">{t("taught_none")}</p> : null}
      {groupsOf(fields ?? []).map(({ origin, map, own }) => (
        <div class="group" key={`${origin} ${map}`}>
          <div class="panel-head">
            <h3>
              {origin === ANY_SITE ? t("any_site") : origin} <span class="muted">· {map}</span>
            </h3>
            <Button
              name="export"
              icon="save"
              label={t("export_map")}
              onPress={() => tell(exportMap(map, own))}
            />
          </div>
          <TaughtTable fields={own} onRemove={(field) => void forgetTaught(field)} />
          <p class="muted small">{t("export_hint")}</p>
        </div>
      ))}
    </Section>
  );
}

function OutcomeBox({ outcome: { good, message, problems } }: { outcome: Outcome }) {
  return (
    <div class={`box ${good ? "go" : "warn"}`} role="status" data-name="outcome">
      <Icon name={good ? "check" : "alert"} />
      <div class="box-text">
        <p class="strong">{message}</p>
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  );
}

/** The fields of one site and page map together, in the order they were taught. */
function groupsOf(fields: readonly TaughtField[]): { origin: string; map: string; own: TaughtField[] }[] {
  const groups = new Map<string, { origin: string; map: string; own: TaughtField[] }>();
  for (const field of fields) {
    const name = `${field.origin} ${field.map}`;
    const group = groups.get(name) ?? { origin: field.origin, map: field.map, own: [] };
    group.own.push(field);
    groups.set(name, group);
  }
  return [...groups.values()];
}
