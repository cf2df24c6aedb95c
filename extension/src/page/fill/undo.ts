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
import type { Saved } from "../controls/types";
import { MAX_SETS, REACTION_MS, SETTLE_MS, UNDO_ROUNDS } from "../limits";
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
  snapshot: Snapshot;
  view: View;
  watch: Watch;
  agent: AgentInput;
}

/** Undoes the fills since the snapshot; `plan` is the last one's. */
export async function undo(plan: FillPlan, place: Place): Promise<UndoResult> {
  const { view, watch } = place;
  const tasks = tasksOf(plan, place);
  const bringBack = async (): Promise<boolean> => {
    await run(tasks, watch, { dialogs: "ignore", prepare: (anew) => view.prepareIfSlow(anew) });
    await pause(SETTLE_MS);
    view.refresh();
    return tasks.every((task) => task.isOver());
  };
  for (let round = 0; round < UNDO_ROUNDS; round++) if (await bringBack()) break;
  if (place.snapshot.rebuilds && tasks.some((task) => task.lastSet > 0)) {
    // The page's answer to what went back last brings what it was asked with.
    await watch.next(REACTION_MS, undefined);
    view.refresh();
    for (const task of tasks) task.allowAnother();
    if (!tasks.every((task) => task.isOver())) await bringBack();
  }
  const result: UndoResult = { restored: [], failed: [] };
  for (const task of tasks) {
    const reason = task.failure();
    if (reason) result.failed.push({ title: task.entry.title, reason });
    else if (task.isRestored()) result.restored.push(task.entry.title);
  }
  return result;
}

function tasksOf(plan: FillPlan, place: Place): RestoreTask[] {
  const { snapshot } = place;
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
      return this.entry.control.canReturn || this.place.snapshot.isKnownByField(this.entry)
        ? { needs: "field" }
        : this.miss(this.absence());
    }
    if (this.isAgents(control)) return this.leaveToAgent(control);
    if (this.isSame(control)) return "done";
    if (this.sets >= MAX_SETS) return this.miss("reverted_by_page");
    const adapter = adapterFor(control);
    const restored = adapter.restore(control, this.entry.saved);
    if (restored !== true) return { needs: "option", acted: restored === "acting" };
    this.sets += 1;
    this.lastSet = performance.now();
    return "done";
  }

  get holds(): boolean {
    const control = this.control();
    return control ? (adapterFor(control).isOpen?.(control) ?? false) : false;
  }

  get mayInsist(): boolean {
    const control = this.control();
    return control !== null && (adapterFor(control).mayInsist?.(control) ?? false);
  }

  get offers(): boolean {
    const control = this.control();
    return control !== null && (adapterFor(control).isOffering?.(control) ?? false);
  }

  /** The others still go back: an undo restores as much as it can. */
  conclude(needs: Need, late: boolean): "done" | "again" {
    const control = this.control();
    if (control && this.isAgents(control)) {
      adapterFor(control).drop?.(control);
      return "done";
    }
    const sought = textOf(this.entry.saved);
    const mayInsist = sought !== "" || this.mayInsist;
    if (control && !late && mayInsist && adapterFor(control).insist?.(control, sought)) return "again";
    if (control) adapterFor(control).leave?.(control);
    this.miss(needs === "field" ? this.absence() : needs === "busy" ? "busy" : "no_such_option");
    return "done";
  }

  skip(): void {}

  /** Lets it be set once more. */
  allowAnother(): void {
    this.sets = Math.min(this.sets, MAX_SETS - 1);
    this.missed = null;
  }

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
    const now = this.now();
    if ("kind" in now) return this.isSame(now);
    if (now.length === 0) return this.entry.late;
    return this.set
      ? now.every((candidate) => this.isSame(candidate))
      : now.some((candidate) => this.isSame(candidate));
  }

  private now(): Control | readonly Control[] {
    return this.place.snapshot.controlsOf(this.entry, this.place.view);
  }

  private control(): Control | null {
    const now = this.now();
    return "kind" in now ? now : null;
  }

  /** Why there is no control to bring back. */
  private absence(): UndoFailure {
    return this.control() || this.isGone() ? "gone" : "unsure";
  }

  private isGone(): boolean {
    const now = this.now();
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

/** The text that a list is searched for. */
function textOf(saved: Saved): string {
  if (wasEmpty(saved)) return "";
  if (saved.of === "choice") return saved.text;
  return saved.of === "select" ? (saved.chosen[0]?.text ?? "") : "";
}
