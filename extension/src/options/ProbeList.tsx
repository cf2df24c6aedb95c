import { Icon, type IconName } from "../card/components/Icon";
import type { Probe, ProbeStatus } from "../generated/protocol";
import { t } from "../shared/i18n";

const LOOKS: Record<ProbeStatus, { icon: IconName; concern: string }> = {
  ok: { icon: "check", concern: "right" },
  warning: { icon: "alert", concern: "problem" },
  error: { icon: "cross", concern: "problem" },
  unknown: { icon: "circle", concern: "free" },
};

/** Every link from browser to card, as the doctor found it. */
export function ProbeList({ probes }: { probes: readonly Probe[] }) {
  return (
    <ul class="fields" data-name="probes">
      {probes.map(({ id, title, status, detail, hint, code }) => (
        <li key={id} class={`field ${LOOKS[status].concern}`} data-status={status}>
          <Icon name={LOOKS[status].icon} />
          <div class="field-text">
            <p class="field-title">
              <span class="strong">{title}</span>
              <span class="muted">{t(`probe_${status}`)}</span>
            </p>
            <p class="muted">{detail}</p>
            {hint ? <p>{hint}</p> : null}
            {code ? <p class="code">{t("code", code)}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
