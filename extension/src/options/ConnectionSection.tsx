import { useState } from "preact/hooks";
import { Button } from "../card/components/Button";
import { copyText } from "../card/copy";
import type { DoctorResult } from "../generated/protocol";
import { failureOf } from "../shared/failure";
import { t } from "../shared/i18n";
import { ConnectionBox } from "./ConnectionBox";
import { diagnosisOf } from "./diagnosis";
import { link } from "./link";
import { ProbeList } from "./ProbeList";
import { Section } from "./Section";
import { useAnswer } from "./use-answer";

const greet = () => link.ask({ type: "connection" });

/** The way to the program: tested, explained, and all of it as a text without personal data. */
export function ConnectionSection() {
  const [connection, again] = useAnswer(greet);
  const [doctor, setDoctor] = useState<DoctorResult | null>(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const examine = async () => {
    setBusy(true);
    const found = await link.askHost("doctor", {}).catch((error: unknown) => {
      setSaid(failureOf(error, "worker_lost").message);
      return null;
    });
    setBusy(false);
    setDoctor(found);
  };
  const copy = async () =>
    setSaid(t((await copyText(await diagnosisOf(connection, doctor))) ? "diagnosis_copied" : "not_copied"));
  return (
    <Section
      id="connection-heading"
      heading={t("connection_heading")}
      action={<Button name="test" look="quiet" icon="refresh" label={t("connection_test")} onPress={again} />}
    >
      <ConnectionBox answer={connection} />
      <div class="box-buttons">
        <Button
          name="doctor"
          label={t(busy ? "doctor_running" : "doctor_run")}
          disabled={busy || connection.kind !== "known"}
          onPress={() => void examine()}
        />
        <Button name="copy-diagnosis" icon="copy" label={t("diagnosis_copy")} onPress={() => void copy()} />
      </div>
      <p class="muted small" role="status">
        {said || t("diagnosis_hint")}
      </p>
      {doctor ? <ProbeList probes={doctor.probes} /> : null}
    </Section>
  );
}
