import { startTicket } from "../inject";
import type { Frame } from "../sender";

/** A detector saw a ticket: start card and engine there. They report back over their channel (serve.ts). */
export async function ticketFound(frame: Frame): Promise<void> {
  await startTicket(frame).catch(() => undefined); // the frame went away in between: nothing to start
}
