/** How long tasks wait: for a reaction of the page, for quiet, for their deadline. */

import type { Watch } from "../collect/watch";
import { QUIET_LIST_MS, QUIET_MS, QUIET_WITHOUT_SIGN_MS, REACTION_MS, STEP_DEADLINE_MS } from "../limits";
import type { Need, Task } from "./task";

/** A task that is not settled yet. */
export interface Pending {
  task: Task;
  /** performance.now() when all it comes after had settled. */
  readySince: number | null;
  /** performance.now() until which the page may still begin to react to what was set before. */
  reactsUntil: number;
  needs: Need;
}

/**
 * Whether the page has begun to react to a change. A page that asks its server in a timer, or shows no loading sign,
 * still offers the options of the choice before: they may look right, and are about to be replaced.
 */
export class Reaction {
  /** The page let a change pass without any sign: it is not going to react to the next ones either. */
  private inert = false;

  constructor(private readonly watch: Watch) {}

  /** performance.now() until which to wait for a sign; 0: no need. */
  awaitedUntil(before: readonly Task[]): number {
    const set = Math.max(0, ...before.map((task) => task.lastSet));
    if (set === 0 || this.inert) return 0;
    this.watch.changed();
    if (this.watch.lastBusy >= set || this.watch.lastChange >= set) return 0;
    const until = set + REACTION_MS;
    if (until > performance.now()) return until;
    this.inert = true;
    return 0;
  }
}

/** Tasks that are over, or the ms until the next of them may be. */
export type Verdict = { over: { item: Pending; late: boolean }[] } | { wait: number };

/**
 * Which waiting tasks have waited long enough, or how long they may still wait. Quiet is concluded for all together:
 * as long as one may still get what it needs, the others may too.
 */
export function judge(pending: readonly Pending[], watch: Watch): Verdict {
  const now = performance.now();
  const busy = watch.busy();
  const ready = pending.filter((item) => item.readySince !== null && item.reactsUntil === 0);
  const reacting = pending.filter((item) => item.reactsUntil > 0).map((item) => item.reactsUntil);
  const late = ready.filter((item) => (item.readySince ?? now) + STEP_DEADLINE_MS <= now);
  if (late.length > 0) return { over: late.map((item) => ({ item, late: true })) };
  const awaited = ready.filter((item) => item.task.awaited);
  const quiet = busy ? Infinity : Math.max(0, ...reacting, ...awaited.map((item) => quietUntil(item, watch)));
  if (quiet <= now) return { over: ready.map((item) => ({ item, late: false })) };
  const deadlines = ready.map((item) => (item.readySince ?? now) + STEP_DEADLINE_MS);
  return { wait: Math.min(quiet, ...reacting, ...deadlines) - now };
}

/** performance.now() at which what a task waits for counts as absent if nothing happens until then. */
function quietUntil({ task, readySince, needs }: Pending, watch: Watch): number {
  const since = readySince ?? 0;
  // A list that has just been opened may be loading its options, and shows that in its own way if at all.
  // A field that is locked after a choice waits for something that the page still has to bring.
  const answered =
    task.mayInsist ||
    (!task.holds &&
      !task.opens &&
      (needs !== "unlock" || task.after.length === 0) &&
      (task.after.length === 0 || watch.lastBusy >= since || watch.lastChange > since));
  const quiet = answered ? QUIET_MS : task.offers ? QUIET_LIST_MS : QUIET_WITHOUT_SIGN_MS;
  return Math.max(watch.lastChange, watch.lastBusy, since) + quiet;
}
