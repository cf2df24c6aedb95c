/** The page engine: finds the fields of a ticket page, fills them by a plan, verifies and undoes. */

export { examine } from "./check/examine";
export type { Surveyed } from "./check/survey";
export { detect } from "./detect/detect";
export { otherStateOf, SAVED } from "./detect/states";
export { isTranslated } from "./detect/translated";
export type { FillOptions } from "./fill/fill";
export { openTicketPage, PAGE_IS_BUSY, type TicketPage } from "./fill/ticket-page";
export { type Found, locateAll } from "./locate/locate-all";
export type { Target } from "./locate/taught";
