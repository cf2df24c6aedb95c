/**
 * Carries out tasks in order, each as soon as those it comes after have settled and the page offers what it needs.
 * Knows nothing of fields: a fill and an undo are both lists of tasks.
 */

import type { Watch } from "../collect/watch";
import { FREE_LOOKS, REST_FACTOR, SETTING_MS } from "../limits";
import { nextTask } from "../pieces";
import { judge, type Pending, Reaction } from "./deadlines";
import type { Attempt, Task } from "./task";

/** Why a run ended early. */
export type Stop = { by: "signal" } | { by: "dialog"; window: Element };

/** What may end a run early. */
export interface RunOptions {
  signal?: AbortSignal | undefined;
  /** What to do when the page opens a message window of its own. */
  dialogs: "stop" | "ignore";
  /** Looks at a page that takes long to be looked at, before the tasks do; `anew`: even if nothing seems to have changed. */
  prepare: (anew: boolean) => Promise<void>;
}

/** Runs the tasks; returns why it was stopped, or null when all were carried out. */
export async function run(
  tasks: readonly Task[],
  watch: Watch,
  { signal, dialogs, prepare }: RunOptions,
): Promise<Stop | null> {
  const results = new Map<string, "done" | "failed">();
  const known = new Map(tasks.map((task) => [task.key, task]));
  const reaction = new Reaction(watch);
  let pending: Pending[] = tasks.map((task) => ({
    task,
    readySince: null,
    reactsUntil: 0,
    needs: "field",
  }));
  const finish = (item: Pending, result: "done" | "failed"): void => {
    results.set(item.task.key, result);
    pending = pending.filter((other) => other !== item);
  };
  const stop = (): Stop | null => {
    if (signal?.aborted) return { by: "signal" };
    const window = dialogs === "stop" ? watch.dialog() : null;
    return window ? { by: "dialog", window } : null;
  };
  const halt = (why: Stop): Stop => {
    for (const item of pending) item.task.skip();
    return why;
  };

  const holding = (): Pending | undefined => pending.find((item) => item.task.holds);

  let fruitless = 0;
  for (;;) {
    const began = performance.now();
    await prepare(false);
    let moved = false;
    const turns = new Turns();
    for (const item of pending) {
      await turns.give();
      const why = stop();
      if (why) return halt(why);
      const holder = holding();
      if (holder && holder !== item) continue;
      const before = item.task.after.map((key) => known.get(key)).filter((task) => task !== undefined);
      const failed = before.filter((task) => results.get(task.key) === "failed");
      const giveUp = (): void => {
        item.task.skip();
        finish(item, "failed");
        moved = true;
      };
      if (failed.some((task) => isOnlyOneAfter(task, tasks))) {
        giveUp();
        continue;
      }
      if (!before.every((task) => results.has(task.key))) continue;
      item.readySince ??= performance.now();
      if (before.length > 0 && watch.busy()) {
        item.needs = "busy";
        continue;
      }
      item.reactsUntil = reaction.awaitedUntil(before);
      if (item.reactsUntil > 0) continue;
      const attempt = attemptSafely(item.task);
      if (typeof attempt === "object" && attempt.needs === "field" && failed.length > 0) {
        giveUp();
        continue;
      }
      if (typeof attempt === "object") {
        item.needs = attempt.needs;
        moved ||= attempt.acted === true;
        continue;
      }
      finish(item, attempt);
      moved = true;
    }
    const why = stop();
    if (why) return halt(why);
    if (pending.length === 0) return null;
    if (moved) {
      fruitless = 0;
      await nextTask();
      continue;
    }
    if (pending.every((item) => item.readySince === null)) {
      // They come after one another in a circle: no plan of ours, but nothing to hang on.
      for (const item of pending) item.task.skip();
      return null;
    }
    const holder = holding();
    const verdict = judge(holder ? [holder] : pending, watch);
    if ("over" in verdict) {
      await prepare(true);
      for (const { item, late } of verdict.over) {
        await turns.give();
        const result = concludeSafely(item, late);
        if (result === "again") item.readySince = performance.now();
        else finish(item, result);
      }
      continue;
    }
    fruitless += 1;
    const looked = performance.now();
    const restUntil = fruitless > FREE_LOOKS ? looked + (looked - began) * REST_FACTOR : looked;
    // The page may have changed while it had its turn, before somebody waited for it.
    if (watch.lastChange > began) await nextTask();
    else await watch.next(verdict.wait, signal, holder !== undefined);
    const rest = restUntil - performance.now();
    if (rest > 0) await pause(rest);
  }
}

/**
 * Whether a single task comes after this one: the next level, which offers nothing right without it. Where several do, they
 * only come later.
 */
const isOnlyOneAfter = ({ key }: Task, tasks: readonly Task[]): boolean =>
  tasks.filter(({ after }) => after.includes(key)).length === 1;

/** Lets the page have its turn when fields have been set for long enough. */
class Turns {
  private ends = performance.now() + SETTING_MS;

  async give(): Promise<void> {
    if (performance.now() < this.ends) return;
    await nextTask();
    this.ends = performance.now() + SETTING_MS;
  }
}

/** A page that makes an attempt throw costs the agent this one field, and the report says so. */
function attemptSafely(task: Task): Attempt {
  try {
    return task.attempt();
  } catch {
    task.skip();
    return "failed";
  }
}

function concludeSafely({ task, needs }: Pending, late: boolean): "done" | "failed" | "again" {
  try {
    return task.conclude(needs, late);
  } catch {
    task.skip();
    return "failed";
  }
}

/** Waits for a time (ms). Only where there is nothing to observe: between looks at a churning page, before a last look. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
