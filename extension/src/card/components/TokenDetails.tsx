import type { Medium } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { Disclosure } from "./Disclosure";

interface TokenDetailsProps {
  medium: Medium;
  /** All media and problems of the reading. */
  media: readonly Medium[];
}

/** Reader, driver, serial, what was looked at and found; and what else was seen. */
export function TokenDetails({ medium, media }: TokenDetailsProps) {
  const facts = factsOf(medium);
  const others = media.filter((other) => other !== medium);
  return (
    <Disclosure name="token-details" label={t("details")}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {medium.evidence.length > 0 ? (
        <ul class="evidence">
          {medium.evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {medium.seen_before ? (
        <p>{t("seen_before", dayOf(medium.seen_before.read_on), medium.seen_before.title)}</p>
      ) : null}
      {medium.state === "blank" && medium.confirmed && medium.hint ? <p>{medium.hint}</p> : null}
      {others.length > 0 ? <h3>{t("also_seen")}</h3> : null}
      <ul class="evidence">
        {others.map((other, index) => (
          <li key={index}>
            {[other.title, other.reader ?? other.driver?.product].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** An ISO date as it is written in Brazil; English readers know the ISO form. */
function dayOf(date: string): string {
  return new Date(`${date}T12:00:00`).toLocaleDateString([], { dateStyle: "short" });
}

function factsOf(medium: Medium): [name: string, value: string][] {
  const { token, driver, reader } = medium;
  const facts: [string, string | null | undefined][] = [
    [t("fact_reader"), reader],
    [t("fact_model"), [token?.manufacturer, token?.model].filter(Boolean).join(" · ")],
    [t("fact_serial"), token?.serial],
    [t("fact_label"), token?.label],
    [t("fact_driver"), [driver?.product, driver?.version].filter(Boolean).join(" ")],
    [t("fact_module"), medium.module],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}
