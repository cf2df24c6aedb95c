/** The page engine: finds the fields of a ticket page, fills them by a plan, verifies and undoes. */

export { detect } from "./detect";
export type { FillOptions } from "./fill";
export { type Found, locateAll } from "./locate_all";
export { otherStateOf, SAVED } from "./states";
export type { Target } from "./taught";
export { openTicketPage, PAGE_IS_BUSY, type TicketPage } from "./ticket_page";
