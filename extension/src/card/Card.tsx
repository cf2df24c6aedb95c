import type { ComponentChildren } from "preact";
import { Header } from "./components/Header";
import { NotATicket } from "./components/NotATicket";
import { TicketList } from "./components/TicketList";
import { TokenPanel } from "./components/TokenPanel";
import { WorkPanel } from "./components/WorkPanel";
import type { CardActions, CardState } from "./state";
import { statusLine } from "./status";

interface CardProps {
  state: CardState;
  actions: CardActions;
  /** Where the card can be moved: its handle. */
  handle?: ComponentChildren;
}

/** The whole interface: state in, actions out. Knows neither page nor worker, so the side panel shows the same. */
export function Card({ state, actions, handle }: CardProps) {
  const { place, work, reading } = state;
  return (
    <div class="card" data-place={place} data-phase={work.kind} data-reading={reading.kind}>
      <Header
        ticketNumber={state.ticketNumber}
        handle={handle}
        onCollapse={place === "ticket" ? () => actions.collapse(true) : null}
        onClose={actions.close}
      />
      <div class="body">
        <TokenPanel
          reading={reading}
          chosen={state.chosen}
          withoutHint={work.kind === "refused"}
          onReadAgain={actions.readAgain}
        />
        {place === "ticket" ? <WorkPanel state={state} actions={actions} /> : null}
        {place === "elsewhere" && state.tickets.length > 0 ? (
          <TicketList tickets={state.tickets} onOpen={actions.openTicket} />
        ) : null}
        {place === "elsewhere" && state.tickets.length === 0 ? <NotATicket /> : null}
      </div>
      <p class="hidden" role="status" aria-live="polite">
        {statusLine(state)}
      </p>
    </div>
  );
}
