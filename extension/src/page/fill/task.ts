/** One thing to do on a page, as the schedule sees it. */

/** What a task still needs from the page. */
export type Need = "field" | "option" | "unlock" | "busy";

/** What an attempt came to. `acted`: something was done on the page, which now has to have its turn. */
export type Attempt = "done" | "failed" | { needs: Need; acted?: boolean | undefined };

/** One thing to do on the page. */
export interface Task {
  key: string;
  /** Keys of tasks that must have settled first; keys of no task are settled. */
  after: readonly string[];
  /** Whether it is worth waiting for when everything else is done. */
  readonly awaited: boolean;
  /** performance.now() when it last changed something on the page; 0: never. */
  readonly lastSet: number;
  /** Tries it now. May be called any number of times, changes something on the page at most once per success. */
  attempt(): Attempt;
  /** It has something open on the page that touching anything else could close: the others wait. */
  readonly holds?: boolean;
  /** That has not come up yet, and there is another way to open it. */
  readonly mayInsist?: boolean;
  /** That has come up and shows what can be chosen. */
  readonly offers?: boolean;
  /** It has opened a part of the page whose content may still come. */
  readonly opens?: boolean;
  /**
   * Nothing will come any more: settles for what was found, or tries another way and waits `again`.
   * `late`: the deadline passed while it waited.
   */
  conclude(needs: Need, late: boolean): "done" | "failed" | "again";
  /** A task it comes after has failed, or the run was stopped. */
  skip(): void;
}
