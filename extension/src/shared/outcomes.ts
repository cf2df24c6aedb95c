/** How a fill and an undo can end, in the words of the page engine, which the card puts into the agent's. */

/** `FillReport.stopped` when the agent cancelled the fill. */
export const CANCELLED = "cancelled";

/**
 * Why a control could not be brought back. `unsure`: it was built anew, and which one it is cannot be told.
 * `changed_by_agent`: it is not to be, because the agent has changed by hand what was filled.
 */
export type UndoFailure =
  | "gone"
  | "no_such_option"
  | "reverted_by_page"
  | "busy"
  | "unsure"
  | "changed_by_agent";
