import type { ComponentChildren } from "preact";
import { t } from "../shared/i18n";
import { chosenAmong, isUndecided, mainMedium } from "../shared/media";
import { CheckPanel } from "./components/CheckPanel";
import { ChosenMedium } from "./components/ChosenMedium";
import { Collecting } from "./components/Collecting";
import { GuidanceBox } from "./components/GuidanceBox";
import { Header } from "./components/Header";
import { Interrupted } from "./components/Interrupted";
import { Menu } from "./components/Menu";
import { NotATicket } from "./components/NotATicket";
import { SavedBox } from "./components/SavedBox";
import { StructureLine } from "./components/StructureLine";
import { TeachPanel } from "./components/TeachPanel";
import { TicketList } from "./components/TicketList";
import { TokenPanel } from "./components/TokenPanel";
import { Translated } from "./components/Translated";
import { WorkPanel } from "./components/WorkPanel";
import { type CardActions, type CardState, mediaOf, type Work } from "./state";
import { statusLine } from "./status";

/** While nothing is under way and the question is not open already. */
const CAN_CHOOSE: ReadonlySet<Work["kind"]> = new Set([
  "ready",
  "choosing_procedure",
  "refused",
  "failed",
  "done",
]);

/** While the engine works on the page, nothing else is offered there. */
const RUNNING: ReadonlySet<Work["kind"]> = new Set(["preparing", "filling"]);

/** While the agent shows where a field is, nothing else is offered. */
function isPointing({ teaching }: CardState): boolean {
  return teaching?.kind === "choosing" || teaching?.kind === "pointing";
}

/** Whether data can be given now: not while the engine works, not on a page without a ticket, not once it is saved. */
function collects(state: CardState): boolean {
  const { place, work, saved, check } = state;
  if (place === "elsewhere" || check || RUNNING.has(work.kind) || saved?.kind === "saved") return false;
  return !isPointing(state);
}

interface CardProps {
  state: CardState;
  actions: CardActions;
  /** Where the card can be moved: its handle. */
  handle?: ComponentChildren;
}

/** The whole interface: state in, actions out. Knows neither page nor worker, so the side panel shows the same. */
export function Card({ state, actions, handle }: CardProps) {
  const { place, work, reading } = state;
  const main = mainMedium(mediaOf(state), state.chosen);
  return (
    <div class="card" data-place={place} data-phase={work.kind} data-reading={reading.kind}>
      <Header
        ticketNumber={state.ticketNumber}
        handle={handle}
        menu={
          <Menu
            canTeach={place === "ticket" && !RUNNING.has(work.kind)}
            onPage={place !== "panel"}
            actions={actions}
          />
        }
        onCollapse={place === "ticket" ? () => actions.collapse(true) : null}
        onClose={actions.close}
      />
      <div class="body">
        {state.structure ? <StructureLine structure={state.structure} /> : null}
        {state.teaching ? <TeachPanel teaching={state.teaching} actions={actions} /> : null}
        <TokenPanel
          state={state}
          withoutHint={work.kind === "refused" || state.guidance !== null}
          actions={actions}
        />
        {place === "ticket" && CAN_CHOOSE.has(work.kind) && chosenAmong(mediaOf(state), state.chosen) ? (
          <ChosenMedium remembered={state.remembered} onChooseOther={actions.chooseOther} />
        ) : null}
        {place === "ticket" && state.check && !isPointing(state) ? (
          <>
            {state.translated ? <Translated /> : null}
            <CheckPanel check={state.check} actions={actions} />
          </>
        ) : null}
        {collects(state) ? <Collecting state={state} actions={actions} /> : null}
        {place === "ticket" && !state.check && !isPointing(state) ? (
          <WorkPanel state={state} actions={actions} />
        ) : null}
        {place === "panel" &&
        main?.state === "blank" &&
        main.confirmed &&
        !isUndecided(mediaOf(state), state.chosen) ? (
          <p class="muted">{t("panel_blank")}</p>
        ) : null}
        {state.guidance ? <GuidanceBox guidance={state.guidance} /> : null}
        {state.interrupted ? (
          <Interrupted {...{ place, page: state.page, titles: state.interrupted }} />
        ) : null}
        {place === "elsewhere" && state.tickets.length > 0 ? (
          <TicketList tickets={state.tickets} onOpen={actions.openTicket} />
        ) : null}
        {place === "elsewhere" && state.saved ? (
          <SavedBox saved={state.saved} elsewhere actions={actions} />
        ) : null}
        {place === "elsewhere" && state.tickets.length === 0 && !state.saved ? (
          <NotATicket {...state} fields={state.fieldsFound} actions={actions} />
        ) : null}
      </div>
      <p class="hidden" role="status" aria-live="polite">
        {statusLine(state)}
      </p>
    </div>
  );
}
