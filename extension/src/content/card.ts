/**
 * The card of a ticket page, injected by the worker before the much larger engine (ticket.ts), so that the agent sees it at
 * once. A second injection does nothing.
 */

import maps from "qualitoken:state-maps";
import { detect } from "../page/detect/detect";
import { ticketStateOf } from "../page/detect/states";
import { attemptWished } from "../shared/attempt";
import * as failure from "../shared/failure";
import * as i18n from "../shared/i18n";
import { startOnce } from "./current";
import { TicketCard } from "./ticket-card";

declare global {
  /** What the scripts that come after this one share with it instead of bringing their own (build/extension.mjs). */
  var qualitokenModules: { failure: typeof failure; i18n: typeof i18n } | undefined;
}

globalThis.qualitokenModules ??= { failure, i18n };

startOnce("ticket", () => {
  const map = detect(maps, document);
  if (!map && !attemptWished()) return null;
  return new TicketCard(map?.id ?? null, map ? ticketStateOf(map, document) : "new_ticket");
});
