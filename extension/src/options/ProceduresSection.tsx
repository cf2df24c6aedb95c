import { Button } from "../card/components/Button";
import type { SopListResult, SopSummary } from "../generated/protocol";
import { t } from "../shared/i18n";
import { link } from "./link";
import { Section } from "./Section";
import { useAnswer } from "./use-answer";

const list = () => link.askHost("sop.list", {});

/** Which procedures are loaded and from where, and which files could not be read. */
export function ProceduresSection() {
  const [answer, again] = useAnswer(list);
  return (
    <Section
      id="procedures-heading"
      heading={t("procedures_heading")}
      action={
        <Button
          name="procedures-again"
          look="quiet"
          icon="refresh"
          label={t("procedures_again")}
          onPress={again}
        />
      }
    >
      <p class="muted">{t("procedures_intro")}</p>
      {answer.kind === "asking" ? <p class="muted">{t("connection_testing")}</p> : null}
      {answer.kind === "failed" ? <p class="muted">{answer.failure.message}</p> : null}
      {answer.kind === "known" ? <Procedures {...answer.value} /> : null}
    </Section>
  );
}

function Procedures({ sops, problems }: SopListResult) {
  return (
    <>
      {problems.map(({ file, message, code }) => (
        <div key={file} class="box warn" role="alert" data-code={code}>
          <div class="box-text">
            <p class="strong">{t("procedure_broken", file)}</p>
            <p>{message}</p>
          </div>
        </div>
      ))}
      {byFolder(sops).map(([folder, own]) => (
        <div class="group" key={folder}>
          <code class="small">{folder}</code>
          <ul class="lines">
            {own.map(({ id, title, version, file, kind, replaces }) => (
              <li key={id} data-name="procedure" data-id={id}>
                <span class="strong">{title}</span>
                <span class="muted small">
                  {[
                    t(`procedure_${kind}`),
                    t("procedure_version", version),
                    ...(replaces ? [t("procedure_replaces")] : []),
                  ].join(" · ")}
                </span>
                <code class="small">{file.slice(folder.length)}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** The procedures of each folder together: those that fill a ticket, then those that tell what to do. */
function byFolder(sops: readonly SopSummary[]): [folder: string, own: SopSummary[]][] {
  const folders = new Map<string, SopSummary[]>();
  for (const sop of sops) {
    const folder = sop.file.replace(/[^\\/]*$/, "");
    folders.set(folder, [...(folders.get(folder) ?? []), sop]);
  }
  return [...folders].map(([folder, own]) => [folder, own.sort(fillsFirst)]);
}

function fillsFirst(one: SopSummary, other: SopSummary): number {
  return Number(one.kind === "guidance") - Number(other.kind === "guidance");
}
