import type { Guidance } from "../../generated/protocol";
import { t } from "../../shared/i18n";
import { CopyButton } from "./CopyButton";

/** What the agent tells the customer and does, when no ticket is to be filled. */
export function GuidanceBox({ guidance: { title, tell, do: steps } }: { guidance: Guidance }) {
  return (
    <section class="guidance" data-name="guidance">
      <h3>{title}</h3>
      {tell.length > 0 ? (
        <div class="message">
          <p class="strong">{t("guidance_tell")}</p>
          <blockquote>{tell.join("\n")}</blockquote>
          <CopyButton name="copy-tell" text={tell.join("\n")} label={t("copy_message")} />
        </div>
      ) : null}
      {steps.length > 0 ? (
        <div class="message">
          <p class="strong">{t("guidance_do")}</p>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <CopyButton
            name="copy-steps"
            look="quiet"
            text={steps.map((step, place) => `${place + 1}. ${step}`).join("\n")}
            label={t("copy_steps")}
          />
        </div>
      ) : null}
    </section>
  );
}
