import type { Medium } from "../../generated/protocol";
import { counted, t } from "../../shared/i18n";
import { isUndecided, mainMedium, meantMedia } from "../../shared/media";
import { type CardActions, type CardState, mediaOf } from "../state";
import { looksOf, UNCONFIRMED } from "../tokens";
import { Button, IconButton } from "./Button";
import { Code, FailureBox } from "./FailureBox";
import { TokenIcon } from "./Icon";
import { PastedLine } from "./PastedLine";
import { TokenDetails } from "./TokenDetails";

interface TokenPanelProps {
  state: CardState;
  /** Something else in the card says what to do. */
  withoutHint: boolean;
  actions: CardActions;
}

/** The token's state in one look: icon, colour and words; details on demand. */
export function TokenPanel({ state, withoutHint, actions }: TokenPanelProps) {
  const { reading, pastedReading, chosen } = state;
  if (reading.kind === "failed" && !pastedReading)
    return <FailureBox failure={reading.failure} onRetry={actions.readAgain} />;
  const media = mediaOf(state);
  const shown = mainMedium(media, chosen);
  const busy = reading.kind !== "known" && !pastedReading;
  const remote = reading.kind === "known" && !pastedReading && reading.result.remote_session;
  const meant = meantMedia(media);
  const undecided = !busy && isUndecided(media, chosen);
  const looks = undecided ? UNCONFIRMED : looksOf(shown, !busy);
  return (
    <section
      class="token"
      data-state={undecided ? "several" : (shown?.state ?? "reading")}
      data-confirmed={!undecided && (shown?.confirmed ?? false)}
    >
      <div class={`token-icon ${looks.tone}`} data-busy={busy}>
        <TokenIcon inside={looks.inside} absent={looks.absent ?? false} />
      </div>
      <div class="token-text">
        <h2>{undecided ? t("several_media", meant.length) : shown ? shown.title : t("reading")}</h2>
        <p class="muted">
          {busy
            ? t(shown ? "provisional" : "reading_hint")
            : undecided
              ? meant.map(({ title }) => title).join(" · ")
              : shown
                ? subtitle(shown, meant.length - 1)
                : ""}
        </p>
      </div>
      {busy || pastedReading ? null : (
        <IconButton name="read-again" icon="refresh" label={t("read_again")} onPress={actions.readAgain} />
      )}
      {pastedReading ? <PastedLine reading={pastedReading} onDrop={actions.dropPastedReading} /> : null}
      {remote ? (
        <p class="token-hint muted" data-name="remote">
          {t("remote_session")}
        </p>
      ) : null}
      {undecided ? (
        state.place === "ticket" && !withoutHint ? (
          <p class="token-hint">{t("several_media_hint")}</p>
        ) : null
      ) : shown && !busy && !withoutHint && !isSure(shown) && shown.hint ? (
        <p class="token-hint">{shown.hint}</p>
      ) : null}
      {shown?.more_time && !busy && !undecided ? (
        <Button name="more-time" icon="refresh" label={t("more_time")} onPress={actions.readWithMoreTime} />
      ) : null}
      {shown?.code && !busy && !undecided ? <Code code={shown.code} /> : null}
      {shown && !busy ? <TokenDetails medium={shown} media={media} /> : null}
    </section>
  );
}

/** The button below says what to do. */
function isSure(medium: Medium): boolean {
  return medium.state === "blank" && medium.confirmed;
}

function subtitle(medium: Medium, others: number): string {
  const parts = [medium.token?.model || medium.reader, medium.driver?.product];
  if (others > 0) parts.push(counted("other_media", others));
  return parts.filter(Boolean).join(" · ");
}
