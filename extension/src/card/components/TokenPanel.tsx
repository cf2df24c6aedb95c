import type { Medium } from "../../generated/protocol";
import { counted, t } from "../../shared/i18n";
import { mainMedium, meantMedia } from "../../shared/media";
import { mediaOf, type Reading } from "../state";
import { LOOKS, UNKNOWN } from "../tokens";
import { IconButton } from "./Button";
import { Code, FailureBox } from "./FailureBox";
import { TokenIcon } from "./Icon";
import { TokenDetails } from "./TokenDetails";

interface TokenPanelProps {
  reading: Reading;
  chosen: string | null;
  /** Something else in the card says what to do. */
  withoutHint: boolean;
  onReadAgain(): void;
}

/** The token's state in one look: icon, colour and words; details on demand. */
export function TokenPanel({ reading, chosen, withoutHint, onReadAgain }: TokenPanelProps) {
  if (reading.kind === "failed") return <FailureBox failure={reading.failure} onRetry={onReadAgain} />;
  const media = mediaOf(reading);
  const shown = mainMedium(media, chosen);
  const busy = reading.kind !== "known";
  const looks = shown ? LOOKS[shown.state] : UNKNOWN;
  const others = meantMedia(media).length - 1;
  return (
    <section class="token" data-state={shown?.state ?? "reading"} data-confirmed={shown?.confirmed ?? false}>
      <div class={`token-icon ${looks.tone}`} data-busy={busy}>
        <TokenIcon inside={looks.inside} absent={looks.absent ?? false} />
      </div>
      <div class="token-text">
        <h2>{shown ? shown.title : t("reading")}</h2>
        <p class="muted">
          {busy ? t(shown ? "provisional" : "reading_hint") : shown ? subtitle(shown, others) : ""}
        </p>
      </div>
      {busy ? null : (
        <IconButton name="read-again" icon="refresh" label={t("read_again")} onPress={onReadAgain} />
      )}
      {shown && !busy && !withoutHint && shown.state !== "blank" && shown.hint ? (
        <p class="token-hint">{shown.hint}</p>
      ) : null}
      {shown?.code && !busy ? <Code code={shown.code} /> : null}
      {shown && !busy ? <TokenDetails medium={shown} media={media} /> : null}
    </section>
  );
}

function subtitle(medium: Medium, others: number): string {
  const parts = [medium.token?.model || medium.reader, medium.driver?.product];
  if (others > 0) parts.push(counted("other_media", others));
  return parts.filter(Boolean).join(" · ");
}
