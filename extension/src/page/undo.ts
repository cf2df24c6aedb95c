/**
 * Brings every control back to its state before the fill: those that the plan set first and in its order, so that the
 * page rebuilds what hangs on them, then whatever else differs, because the page itself has reset more than was set. A message window of the page does not stop it: half an undo helps nobody.
 */

import type { FillPlan } from "../generated/protocol";
import type { Control } from "./collection";
import { adapterFor } from "./controls/adapter";
import { MAX_SETS, SETTLE_MS, UNDO_ROUNDS } from "./limits";
import { type Attempt, type Need, pause, run, type Task } from "./schedule";
import type { Entry, Snapshot } from "./snapshot";
import type { View } from "./view";
import type { Watch } from "./watch";

/** Why a control could not be brought back. */
export type UndoFailure = "gone" | "no_such_option" | "reverted_by_page" | "busy";

/** What an undo came to, by the titles that the agent knows. */
export interface UndoResult {
  restored: string[];
  failed: { title: string; reason: UndoFailure }[];
}

/** Undoes the fills since the snapshot; `plan` is the last one's. */
export async function undo(
  snapshot: Snapshot,
  plan: FillPlan,
  view: View,
  watch: Watch,
): Promise<UndoResult> {
  const tasks = tasksOf(snapshot, plan, view);
  for (let round = 0; round < UNDO_ROUNDS; round++) {
    await run(tasks, watch, { dialogs: "ignore", prepare: (anew) => view.prepareIfSlow(anew) });
    await pause(SETTLE_MS);
    view.refresh();
    if (tasks.every((task) => task.isBack())) break;
  }
  const result: UndoResult = { restored: [], failed: [] };
  for (const task of tasks) {
    if (task.isBack()) {
      if (task.differed) result.restored.push(task.entry.title);
    } else {
      result.failed.push({ title: task.entry.title, reason: task.reason() });
    }
  }
  return result;
}

function tasksOf(snapshot: Snapshot, plan: FillPlan, view: View): RestoreTask[] {
  const untouched = snapshot.untouched();
  const tasks: RestoreTask[] = [];
  const done = new Set<string>();
  for (const step of plan.steps) {
    const address = snapshot.setBy.get(step.key);
    const entry = address === undefined ? undefined : snapshot.entries.get(address);
    if (!entry || done.has(entry.address)) continue;
    done.add(entry.address);
    if (!entry.late) tasks.push(new RestoreTask(entry, step.key, step.after, view));
  }
  const first = tasks.map((task) => task.key);
  for (const entry of snapshot.entries.values()) {
    if ((done.has(entry.address) && !entry.late) || untouched.has(entry.address)) continue;
    tasks.push(new RestoreTask(entry, `address ${entry.address}`, first, view));
  }
  return tasks;
}

class RestoreTask implements Task {
  readonly patient = true;
  lastSet = 0;
  /** Whether the control had to go back at all, by us or by the page. */
  readonly differed: boolean;
  private sets = 0;
  private missed: UndoFailure | null = null;

  constructor(
    readonly entry: Entry,
    readonly key: string,
    readonly after: readonly string[],
    private readonly view: View,
  ) {
    this.differed = !this.isBack();
  }

  attempt(): Attempt {
    const control = this.view.at(this.entry.address);
    if (!control) return this.entry.late ? "done" : { needs: "field" };
    if (this.isSame(control)) return "done";
    if (this.sets >= MAX_SETS) return this.miss("reverted_by_page");
    const adapter = adapterFor(control);
    if (!adapter.restore(control, this.entry.saved)) return { needs: "option" };
    this.sets += 1;
    this.lastSet = performance.now();
    return "done";
  }

  get holds(): boolean {
    const control = this.view.at(this.entry.address);
    return control ? (adapterFor(control).isOpen?.(control) ?? false) : false;
  }

  /** The others still go back: an undo restores as much as it can. */
  conclude(needs: Need): "done" {
    const control = this.view.at(this.entry.address);
    if (control) adapterFor(control).leave?.(control);
    this.miss(needs === "field" ? "gone" : needs === "busy" ? "busy" : "no_such_option");
    return "done";
  }

  skip(): void {}

  isBack(): boolean {
    const control = this.view.at(this.entry.address);
    return control ? this.isSame(control) : this.entry.late;
  }

  /** Why it is not back. */
  reason(): UndoFailure {
    return this.missed ?? (this.view.at(this.entry.address) ? "reverted_by_page" : "gone");
  }

  private isSame(control: Control): boolean {
    return adapterFor(control).same(control, this.entry.saved);
  }

  private miss(reason: UndoFailure): "done" {
    this.missed = reason;
    return "done";
  }
}
