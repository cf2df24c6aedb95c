/** The engine behind the card of a ticket page, injected by the worker after card.ts; a second injection does nothing. */

import maps from "qualitoken:page-maps";
import { takeAttempt } from "../shared/attempt";
import { failureOf } from "../shared/failure";
import type { TicketCard } from "./ticket-card";
import { TicketSession } from "./ticket-session";

const card = globalThis.qualitokenCurrent;
if (card?.kind === "ticket") start(card as TicketCard);

function start(card: TicketCard): void {
  if (!card.vacant) return;
  const map = maps.find(({ id }) => id === card.map) ?? maps[0];
  if (!map) return;
  try {
    card.take(new TicketSession(card, map, takeAttempt()));
  } catch (error) {
    card.session.store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
  }
}
