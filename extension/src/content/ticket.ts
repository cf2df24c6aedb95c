/** Card and engine, injected by the worker into a frame that shows a ticket; a second injection does nothing. */

import maps from "qualitoken:page-maps";
import { detect } from "../page/detect";
import { takeAttempt } from "./attempt";
import { startOnce } from "./current";
import { TicketSession } from "./ticket-session";

startOnce("ticket", () => {
  const attempt = takeAttempt();
  const map = detect(maps, document) ?? (attempt && maps[0]);
  if (!map) return null;
  const session = new TicketSession(map, attempt);
  return { kind: "ticket", close: () => session.close() };
});
