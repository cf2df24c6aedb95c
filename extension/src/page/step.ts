/** One step of a plan as a task: looks its control up afresh, sets it if the policy says so, and remembers the outcome. */

import type { Step, StepReport } from "../generated/protocol";
import { isRefused } from "../shared/refused";
import type { AgentInput, Touched } from "./agent-input";
import type { Control } from "./collection";
import { adapterFor, isReadOnly, type Saved } from "./controls/adapter";
import { MAX_SETS, VALUE_MAX } from "./limits";
import { blankReport, isFailure, statusOfText, statusWithoutSuccess } from "./outcome";
import type { Attempt, Need, Task } from "./schedule";
import { agrees, shown } from "./shown";
import { cut } from "./text";
import type { View } from "./view";

/**
 * What the control has to show in the end for the outcome to stand. `return`: the page refused the plan's value;
 * `yield`: what the agent has put there by hand.
 */
type Goal =
  | { to: "hold"; wanted: string }
  | { to: "stay"; saved: Saved }
  | { to: "return"; saved: Saved }
  | { to: "yield" }
  | null;

/** Told before a control is changed, so that undo knows it. */
export type BeforeSet = (step: Step, control: Control) => void;

/** Told when a step has come to an end for now. */
export type AfterStep = (done: StepTask) => void;

/** A step being carried out. */
export class StepTask implements Task {
  readonly key: string;
  readonly after: readonly string[];
  report: StepReport;
  private goal: Goal = null;
  /** performance.now() of the last time it was set. */
  lastSet = 0;
  private sets = 0;
  /** What stood in the control before this step first set it. */
  private original: Saved | null = null;
  private returns = 0;
  private seen = false;
  /** The control whose list was opened and not closed again yet; an open list may hide its own label. */
  private opened: Control | null = null;

  constructor(
    readonly step: Step,
    private readonly view: View,
    private readonly agent: AgentInput,
    private readonly beforeSet: BeforeSet,
    private readonly afterStep: AfterStep,
  ) {
    this.key = step.key;
    this.after = step.after;
    this.report = blankReport(step);
  }

  /** A step that only looks is not worth waiting for, unless it comes after something that is still loading. */
  get patient(): boolean {
    return this.step.value !== null || this.after.length > 0;
  }

  /** Before anything is set: remembers what is there, so that what the agent typed survives a rebuilt control. */
  glance(): void {
    const location = this.view.locate(this.key);
    if (location.how === "text") this.report.before = cut(location.text, VALUE_MAX);
    if (location.how !== "control") return;
    this.see(location.control);
    const adapter = adapterFor(location.control);
    const { value, policy } = this.step;
    if (value === null || policy !== "if_empty" || adapter.read(location.control).empty) return;
    if (!agrees(this.view, location.control, value))
      this.goal = { to: "stay", saved: adapter.save(location.control) };
  }

  attempt(): Attempt {
    const location = this.view.locate(this.key);
    if (location.how === "text") {
      this.report.label = location.label;
      const status = statusOfText(this.step, location.text);
      return status === "read_only" ? { needs: "field" } : this.settle(status);
    }
    if (location.how !== "control") return { needs: "field" };
    this.report.label = location.label;
    this.see(location.control);
    return this.decide(location.control);
  }

  /** A list of this control is open: touching anything else could close it. */
  get holds(): boolean {
    const { opened } = this;
    return opened !== null && (adapterFor(opened).isOpen?.(opened) ?? false);
  }

  conclude(needs: Need, late: boolean): "done" | "failed" | "again" {
    const { opened } = this;
    if (!late && opened && adapterFor(opened).insist?.(opened, this.sought)) return "again";
    if (late) this.report.waited_for = needs;
    if (needs === "busy") return this.settle(this.stands() ? this.report.status : "reverted_by_page");
    const attempt = this.attempt();
    if (typeof attempt !== "object") return attempt;
    const location = this.view.locate(this.key);
    if (location.how === "ambiguous") this.report.candidates = location.candidates;
    if (!late && location.how === "control" && this.isOurs && this.goal?.to !== "return") {
      const returned = this.giveBack(location.control);
      return typeof returned === "object" ? "again" : returned;
    }
    return this.settle(this.sets > 0 ? "reverted_by_page" : statusWithoutSuccess(location));
  }

  /** Leaves the status as it is: not reached, or what an earlier round came to. */
  skip(): void {
    this.closeList();
    this.afterStep(this);
  }

  /** Sets the plan's value over what was kept, because the agent asked for it. */
  overrule(): void {
    this.goal = { to: "hold", wanted: this.step.value ?? "" };
    this.original = null;
    this.sets = 0;
  }

  /** Whether the page has made something else of what was set here, or of what was given back after that. */
  isAltered(): boolean {
    const location = this.view.locate(this.key);
    if (!this.isOurs || location.how !== "control") return false;
    return !this.agent.of(location.control, this.key) && !this.meets(location.control);
  }

  /** Wants back what stood here before the step: a value that does not hold is not left in its altered form. */
  giveUp(): void {
    this.refuse();
    this.returns = 0;
    this.settle("reverted_by_page");
  }

  /** Whether it came to an end that has to be watched over. */
  get succeeded(): boolean {
    return !isFailure(this.report.status);
  }

  /** Whether the page still shows what this step came to. */
  stands(): boolean {
    if (!this.goal) return true;
    const location = this.view.locate(this.key);
    return location.how === "control" && this.meets(location.control);
  }

  /** Reads the page once more into the report. */
  reread(): void {
    const location = this.view.locate(this.key);
    if (location.how === "control") {
      this.report.label = location.label;
      this.report.now = shown(this.view, location.control);
    } else {
      this.report.now = location.how === "text" ? cut(location.text, VALUE_MAX) : "";
    }
    if (location.how === "control" && this.isAgents(location.control)) return;
    if (!this.succeeded) return;
    const { value, policy } = this.step;
    if (location.how === "none" && !this.goal) this.report.status = "not_found";
    else if (value === null) this.report.status = this.report.now === "" ? "empty" : "kept";
    else if (!this.stands()) this.report.status = "reverted_by_page";
    else if (policy === "confirm" && location.how === "control") {
      this.report.status = agrees(this.view, location.control, value) ? "already_right" : "differs";
    }
  }

  /**
   * Whether the agent has answered what the plan asked for this field: something else stands there than before the
   * fill, and something else than what the plan put there, which was not enough (one phone number of two). Where the
   * field does not take the value, anything counts that did not stand there when the fill had ended.
   */
  isAnswered(): boolean {
    const location = this.view.locate(this.key);
    if (location.how !== "control") return location.how === "text" && location.text !== "";
    const now = shown(this.view, location.control);
    if (isRefused(this.report.status)) return now !== "" && now !== this.report.now;
    if (now === "" || now === this.report.before) return false;
    return this.step.value === null || !agrees(this.view, location.control, this.step.value);
  }

  private decide(control: Control): Attempt {
    const { value, policy } = this.step;
    const adapter = adapterFor(control);
    const reading = adapter.read(control);
    if (value === null) return this.settle(reading.empty ? "empty" : "kept");
    if (policy === "confirm")
      return this.settle(agrees(this.view, control, value) ? "already_right" : "differs");
    this.report.changed_by_agent = false;
    const touched = this.agent.of(control, this.key);
    if (touched) return this.yieldTo(control, touched);
    if (this.goal?.to === "return") return this.giveBack(control);
    if (agrees(this.view, control, value)) {
      this.goal = { to: "hold", wanted: value };
      return this.settle(this.sets > 0 ? "filled" : "already_right");
    }
    if (policy === "if_empty" && this.goal?.to !== "hold") {
      if (!reading.empty) {
        this.goal = { to: "stay", saved: adapter.save(control) };
        return this.settle("kept");
      }
      if (this.goal?.to === "stay" && this.bringBack(control, this.goal.saved)) return this.settle("kept");
    }
    if (isReadOnly(control)) return { needs: "unlock" };
    return this.set(control, value);
  }

  /** The agent has changed it by hand: it stays so, and comes back if the page takes it away. */
  private yieldTo(control: Control, touched: Touched): Attempt {
    this.goal = { to: "yield" };
    this.closeList();
    if (this.agent.isLost(control, touched) && !isReadOnly(control) && this.sets < MAX_SETS) {
      this.sets += 1;
      adapterFor(control).restore(control, touched.state);
      this.lastSet = performance.now();
    }
    this.isAgents(control);
    return this.settle(this.report.status);
  }

  /** Says so if the agent's own value stays in the control; false: it is not the agent's. */
  private isAgents(control: Control): boolean {
    const { value, policy } = this.step;
    if (value === null || policy === "confirm" || !this.agent.of(control, this.key)) return false;
    const right = agrees(this.view, control, value);
    if (!right) this.report.status = "kept";
    else if (this.report.status !== "filled") this.report.status = "already_right";
    this.report.changed_by_agent = !right;
    return true;
  }

  private set(control: Control, value: string): Attempt {
    if (this.sets >= MAX_SETS) return this.giveBack(control);
    this.beforeSet(this.step, control);
    this.original ??= this.goal?.to === "stay" ? this.goal.saved : adapterFor(control).save(control);
    const written = adapterFor(control).write(control, value, this.sets > 0);
    if (!written.ok) {
      if ("too_long" in written) return this.settle("too_long");
      this.report.nearest = written.nearest;
      this.opened = written.open ? control : null;
      return { needs: "option" };
    }
    this.opened = null;
    this.sets += 1;
    this.lastSet = performance.now();
    this.goal = { to: "hold", wanted: value };
    if (this.stands()) return this.settle("filled");
    // The page has put it back at once, or has taken the control away to build it anew.
    const location = this.view.locate(this.key);
    if (location.how !== "control") return this.settle("filled");
    return this.set(location.control, value);
  }

  /** The page does not take the value: what stood there before goes back, with all events, and has to stand again. */
  private giveBack(control: Control): Attempt {
    const saved = this.refuse();
    const adapter = adapterFor(control);
    if (!saved || adapter.same(control, saved) || this.returns >= MAX_SETS || isReadOnly(control))
      return this.settle("reverted_by_page");
    this.beforeSet(this.step, control);
    if (!adapter.restore(control, saved)) {
      this.opened = adapter.isOpen?.(control) ? control : null;
      return { needs: "option" };
    }
    this.opened = null;
    this.returns += 1;
    this.lastSet = performance.now();
    const location = this.view.locate(this.key);
    return location.how === "control" ? this.giveBack(location.control) : this.settle("reverted_by_page");
  }

  /** From now on what stood there before has to stand. */
  private refuse(): Saved | null {
    if (this.original) this.goal = { to: "return", saved: this.original };
    return this.original;
  }

  /** Whether this step has put the plan's value into its control. */
  private get isOurs(): boolean {
    return this.original !== null && this.sets > 0;
  }

  /** The text that a list is searched for. */
  private get sought(): string {
    if (this.goal?.to !== "return") return this.step.value ?? "";
    return this.goal.saved.of === "text" ? this.goal.saved.value : "";
  }

  /** What the agent had put there was taken away by the page, with a control built anew: it goes back. */
  private bringBack(control: Control, saved: Saved): boolean {
    if (isReadOnly(control) || this.sets >= MAX_SETS) return false;
    this.beforeSet(this.step, control);
    this.sets += 1;
    const back = adapterFor(control).restore(control, saved);
    this.lastSet = performance.now();
    return back;
  }

  private settle(status: StepReport["status"]): "done" | "failed" {
    this.closeList();
    this.report.status = status;
    if (status !== "no_such_option") this.report.nearest = [];
    const location = this.view.locate(this.key);
    if (location.how === "control") this.report.now = shown(this.view, location.control);
    if (location.how === "text") this.report.now = cut(location.text, VALUE_MAX);
    this.afterStep(this);
    return isFailure(status) ? "failed" : "done";
  }

  private closeList(): void {
    const { opened } = this;
    this.opened = null;
    if (!opened) return;
    if (this.agent.of(opened, this.key)) adapterFor(opened).drop?.(opened);
    else adapterFor(opened).leave?.(opened);
  }

  private see(control: Control): void {
    if (this.seen) return;
    this.seen = true;
    this.report.before = shown(this.view, control);
  }

  private meets(control: Control): boolean {
    if (!this.goal) return true;
    const touched = this.agent.of(control, this.key);
    if (this.goal.to === "yield") return touched !== null && !this.agent.isLost(control, touched);
    if (touched) return false;
    if (this.goal.to === "hold") return agrees(this.view, control, this.goal.wanted);
    const adapter = adapterFor(control);
    if (adapter.same(control, this.goal.saved)) return true;
    return this.goal.to === "stay" && !adapter.read(control).empty;
  }
}
