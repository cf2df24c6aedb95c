import { t } from "../../shared/i18n";
import { isUndecided, mainMedium } from "../../shared/media";
import { type CardActions, type CardState, mediaOf } from "../state";
import { statusLine } from "../status";
import { looksOf, UNCONFIRMED } from "../tokens";
import { Button, IconButton } from "./Button";
import { TokenIcon } from "./Icon";
import { speaksOf } from "./TicketState";

interface PillProps {
  state: CardState;
  actions: CardActions;
}

/** The card collapsed to one line: the state and the one button. */
export function Pill({ state, actions }: PillProps) {
  const { reading, pastedReading, chosen, work } = state;
  const media = mediaOf(state);
  const isRead = reading.kind === "known" || pastedReading !== null;
  const undecided = isRead && isUndecided(media, chosen);
  const {
    tone,
    inside,
    absent = false,
  } = undecided ? UNCONFIRMED : looksOf(mainMedium(media, chosen), isRead);
  return (
    <div class="pill" data-phase={work.kind} data-reading={reading.kind}>
      <span class={`token-icon small ${tone}`}>
        <TokenIcon inside={inside} absent={absent} />
      </span>
      <p class="pill-text" role="status" aria-live="polite">
        {statusLine(state)}
      </p>
      {work.kind === "ready" && !speaksOf(state.page) && reading.kind !== "failed" ? (
        <Button name="fill" look="primary" label={t("fill_short")} onPress={actions.fill} />
      ) : null}
      <IconButton name="expand" icon="chevron" label={t("expand")} onPress={() => actions.collapse(false)} />
    </div>
  );
}
