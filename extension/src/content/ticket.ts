/** Card and engine, injected by the worker into a frame that shows a ticket; a second injection does nothing. */

import maps from "qualitoken:page-maps";
import { detect } from "../page/detect";
import { startOnce } from "./current";
import { TicketSession } from "./ticket-session";

startOnce("ticket", () => {
  const map = detect(maps, document);
  if (!map) return null;
  const session = new TicketSession(map);
  return { kind: "ticket", close: () => session.close() };
});
