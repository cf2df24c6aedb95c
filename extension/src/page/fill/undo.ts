/**
 * Brings every control back to its state before the fill: those that the plan set first and in its order, so that the
 * page rebuilds what hangs on them, then whatever else differs, because the page itself has reset more than was set. What the
 * agent has changed by hand stays. A message window of the page does not stop it: half an undo helps nobody.
 */

import type { FillPlan } from "../../generated/protocol";
import type { UndoFailure } from "../../shared/outcomes";
import type { Control } from "../collect/collection";
import type { Watch } from "../collect/watch";
import { adapterFor, wasEmpty } from "../controls/registry";
import { MAX_SETS, SETTLE_MS, UNDO_ROUNDS } from "../limits";
import type { View } from "../locate/view";
import type { AgentInput } from "./agent-input";
import { pause, run } from "./schedule";
import type { Entry, Snapshot } from "./snapshot";
import type { Attempt, Need, Task } from "./task";

/** What an undo came to, by the titles that the agent knows. */
export interface UndoResult {
  restored: string[];
  failed: { title: string; reason: UndoFailure }[];
}

/** The page that an undo works on. */
interface Place {
  view: View;
  watch: Watch;
  agent: AgentInput;
}

/** Undoes the fills since the snapshot; `plan` is the last one's. */
export async function undo(snapshot: Snapshot, plan: FillPlan, place: Place): Promise<UndoResult> {
  const { view, watch } = place;
  const tasks = tasksOf(snapshot, plan, place);
  for (let round = 0; round < UNDO_ROUNDS; round++) {
    await run(tasks, watch, { dialogs: "ignore", prepare: (anew) => view.prepareIfSlow(anew) });
    await pause(SETTLE_MS);
    view.refresh();
    if (tasks.every((task) => task.isOver())) break;
  }
  const result: UndoResult = { restored: [], failed: [] };
  for (const task of tasks) {
    const reason = task.failure();
    if (reason) result.failed.push({ title: task.entry.title, reason });
    else if (task.isRestored()) result.restored.push(task.entry.title);
  }
  return result;
}

function tasksOf(snapshot: Snapshot, plan: FillPlan, place: Place): RestoreTask[] {
  const untouched = snapshot.untouched();
  const set = snapshot.filled();
  const tasks: RestoreTask[] = [];
  const done = new Set<Entry>();
  for (const step of plan.steps) {
    const entry = snapshot.setBy.get(step.key);
    if (!entry || done.has(entry)) continue;
    done.add(entry);
    if (!entry.late) tasks.push(new RestoreTask(entry, true, step.key, step.after, place));
  }
  const first = tasks.map((task) => task.key);
  for (const [index, entry] of snapshot.entries.entries()) {
    if ((done.has(entry) && !entry.late) || untouched.has(entry)) continue;
    tasks.push(new RestoreTask(entry, set.has(entry), `entry ${index}`, first, place));
  }
  return tasks;
}

class RestoreTask implements Task {
  readonly awaited = true;
  lastSet = 0;
  /** Whether the control had to go back at all, by us or by the page. */
  private readonly differed: boolean;
  private sets = 0;
  private missed: UndoFailure | null = null;
  private agents = false;

  /** `set`: a step of a plan has set it. */
  constructor(
    readonly entry: Entry,
    private readonly set: boolean,
    readonly key: string,
    readonly after: readonly string[],
    private readonly place: Place,
  ) {
    this.differed = !this.isBack();
  }

  attempt(): Attempt {
    const control = this.control();
    if (!control) {
      if (this.isBack()) return "done";
      return this.entry.control.canReturn ? { needs: "field" } : this.miss(this.absence());
    }
    if (this.isAgents(control)) return this.leaveToAgent(control);
    if (this.isSame(control)) return "done";
    if (this.sets >= MAX_SETS) return this.miss("reverted_by_page");
    const adapter = adapterFor(control);
    if (!adapter.restore(control, this.entry.saved)) return { needs: "option" };
    this.sets += 1;
    this.lastSet = performance.now();
    return "done";
  }

  get holds(): boolean {
    const control = this.control();
    return control ? (adapterFor(control).isOpen?.(control) ?? false) : false;
  }

  /** The others still go back: an undo restores as much as it can. */
  conclude(needs: Need): "done" {
    const control = this.control();
    if (control && this.isAgents(control)) {
      adapterFor(control).drop?.(control);
      return "done";
    }
    if (control) adapterFor(control).leave?.(control);
    this.miss(needs === "field" ? this.absence() : needs === "busy" ? "busy" : "no_such_option");
    return "done";
  }

  skip(): void {}

  /** Whether nothing more is to be done. */
  isOver(): boolean {
    const control = this.control();
    return control && this.isAgents(control) ? !this.isLost(control) : this.isBack();
  }

  /** Whether it differed and is back. */
  isRestored(): boolean {
    return this.differed && this.isBack();
  }

  /** Why it is not back; null: it is, or nobody would look for it. */
  failure(): UndoFailure | null {
    const control = this.control();
    if (control && this.isAgents(control)) return this.set ? "changed_by_agent" : null;
    if (this.agents && this.set && !control) return this.absence();
    if (this.isBack()) return null;
    if (!this.set && wasEmpty(this.entry.saved) && this.isGone()) return null;
    return this.missed ?? (control ? "reverted_by_page" : this.absence());
  }

  private isBack(): boolean {
    const now = this.entry.control.find(this.place.view.collection());
    if ("kind" in now) return this.isSame(now);
    if (now.length === 0) return this.entry.late;
    return this.set
      ? now.every((candidate) => this.isSame(candidate))
      : now.some((candidate) => this.isSame(candidate));
  }

  private control(): Control | null {
    const now = this.entry.control.find(this.place.view.collection());
    return "kind" in now ? now : null;
  }

  /** Why there is no control to bring back. */
  private absence(): UndoFailure {
    return this.control() || this.isGone() ? "gone" : "unsure";
  }

  private isGone(): boolean {
    const now = this.entry.control.find(this.place.view.collection());
    return !("kind" in now) && now.length === 0;
  }

  private isSame(control: Control): boolean {
    return adapterFor(control).same(control, this.entry.saved);
  }

  /** Whether the agent has changed it by hand. */
  private isAgents(control: Control): boolean {
    const agents = this.place.agent.of(control, null) !== null;
    this.agents ||= agents;
    return agents;
  }

  private isLost(control: Control): boolean {
    const { agent } = this.place;
    const touched = agent.of(control, null);
    return touched !== null && agent.isLost(control, touched) && this.sets < MAX_SETS;
  }

  /** What the agent has put there stays, and comes back if the page takes it away. */
  private leaveToAgent(control: Control): Attempt {
    const touched = this.place.agent.of(control, null);
    if (touched && this.isLost(control)) {
      this.sets += 1;
      adapterFor(control).restore(control, touched.state);
      this.lastSet = performance.now();
    }
    return "done";
  }

  private miss(reason: UndoFailure): "done" {
    this.missed = reason;
    return "done";
  }
}
