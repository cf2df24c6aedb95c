/** One step of a plan as a task: looks its control up afresh, sets it if the policy says so, and remembers the outcome. */

import type { Step, StepReport } from "../../generated/protocol";
import type { Control } from "../collect/collection";
import { adapterFor, isReadOnly, isUnlockedByVisit } from "../controls/registry";
import type { View } from "../locate/view";
import type { AgentInput, Touched } from "./agent-input";
import { type Goal, isMet } from "./goal";
import { type Behind, lookBehindTabs } from "./look-behind-tabs";
import { statusOfText, statusWithoutSuccess } from "./outcome";
import { agrees } from "./shown";
import { StepRecord } from "./step-record";
import { type BeforeSet, StepWriter } from "./step-writer";
import type { Attempt, Need, Task } from "./task";

/** Told when a step has come to an end for now. */
export type AfterStep = (done: StepTask) => void;

/** A step being carried out. */
export class StepTask implements Task {
  readonly key: string;
  readonly after: readonly string[];
  readonly record: StepRecord;
  private readonly writer: StepWriter;
  private goal: Goal = null;
  /** What came of looking behind tabs for the field; null: nobody has. */
  private behind: Behind | null = null;
  /** It was set once more after the report. */
  private setAgain = false;

  constructor(
    readonly step: Step,
    private readonly view: View,
    private readonly agent: AgentInput,
    beforeSet: BeforeSet,
    private readonly afterStep: AfterStep,
  ) {
    this.key = step.key;
    this.after = step.after;
    this.record = new StepRecord(step, view, agent);
    this.writer = new StepWriter(step, agent, beforeSet);
  }

  get report(): StepReport {
    return this.record.report;
  }

  get lastSet(): number {
    return this.writer.lastSet;
  }

  /** A step that only looks is not worth waiting for, unless it comes after something that is still loading. */
  get awaited(): boolean {
    return this.step.value !== null || this.after.length > 0;
  }

  /** Before anything is set: remembers what is there, so that what the agent typed survives a rebuilt control. */
  glance(): void {
    const location = this.view.locate(this.key);
    this.record.noteBefore(location);
    if (location.how !== "control") return;
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
    this.record.noteBefore(location);
    return this.decide(location.control);
  }

  get holds(): boolean {
    return this.writer.holds;
  }

  get mayInsist(): boolean {
    return this.writer.mayInsist;
  }

  get offers(): boolean {
    return this.writer.offers;
  }

  conclude(needs: Need, late: boolean): "done" | "failed" | "again" {
    if (!late && this.writer.insist(this.sought)) return "again";
    if (!late && needs === "field" && this.looksBehindTabs()) return "again";
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
    return this.settle(this.writer.hasSet ? "reverted_by_page" : statusWithoutSuccess(location));
  }

  /** Whether content of a part that was opened may still come. */
  get opens(): boolean {
    return this.behind === "empty";
  }

  /** Looks for a field that is not there behind the tabs that the map names, once. */
  private looksBehindTabs(): boolean {
    const { how } = this.view.locate(this.key);
    // A text that stands for a field may be the tab beside the field's own.
    if (this.behind || this.step.value === null || how === "control" || how === "ambiguous") return false;
    this.behind = lookBehindTabs(this.view);
    return this.behind !== "nothing";
  }

  /** Leaves the status as it is: not reached, or what an earlier round came to. */
  skip(): void {
    this.writer.closeList();
    this.afterStep(this);
  }

  /** Sets the plan's value over what was kept, because the agent asked for it. */
  overrule(): void {
    this.goal = { to: "hold", wanted: this.step.value ?? "" };
    this.writer.reset();
  }

  /** Whether this step has put the plan's value into its control. */
  get isOurs(): boolean {
    return this.writer.isOurs;
  }

  /** Whether a control is the one that this step's field is found at. */
  isAt(control: Control): boolean {
    const location = this.view.locate(this.key);
    return location.how === "control" && location.control.element === control.element;
  }

  /** Whether the agent is in the field at this moment. */
  isInUse(): boolean {
    const location = this.view.locate(this.key);
    return location.how === "control" && this.agent.isIn(location.control);
  }

  /** Whether the page has made something else of what was set here, or of what was given back after that. */
  isAltered(): boolean {
    const location = this.view.locate(this.key);
    if (!this.isOurs || location.how !== "control") return false;
    return !this.agent.of(location.control, this.key) && !this.meets(location.control);
  }

  /**
   * Whether the page has put back what stood here before; then the value may be set once more, since the page may have
   * answered something else. Once only: a second time the page means it.
   */
  mayBeSetAgain(): boolean {
    const location = this.view.locate(this.key);
    const { original } = this.writer;
    if (this.setAgain || !original || location.how !== "control" || this.goal?.to !== "hold") return false;
    if (!adapterFor(location.control).same(location.control, original)) return false;
    this.setAgain = true;
    this.writer.allowAnother();
    return true;
  }

  /** Wants back what stood here before the step: a value that does not hold is not left in its altered form. */
  giveUp(): void {
    this.refuse();
    this.writer.resetReturns();
    this.settle("reverted_by_page");
  }

  /** Whether the page still shows what this step came to. */
  stands(): boolean {
    if (!this.goal) return true;
    const location = this.view.locate(this.key);
    return location.how === "control" && this.meets(location.control);
  }

  /** Whether the page shows all that the report says of this step. */
  isReadBack(): boolean {
    if (this.isAltered()) return false;
    return !this.record.succeeded || (this.stands() && this.view.locate(this.key).how !== "none");
  }

  /** Reads the page once more into the report. */
  reread(): void {
    this.record.reread(this.goal !== null, () => this.stands());
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
      return this.settle(this.writer.hasSet ? "filled" : "already_right");
    }
    if (policy === "if_empty" && this.goal?.to !== "hold") {
      if (!reading.empty) {
        this.goal = { to: "stay", saved: adapter.save(control) };
        return this.settle("kept");
      }
      const back = this.goal?.to === "stay" && this.writer.bringBack(control, this.goal.saved);
      if (back === true) return this.settle("kept");
      if (back === "acting" || this.writer.holds) return { needs: "option", acted: back === "acting" };
    }
    if (isReadOnly(control) && !isUnlockedByVisit(control)) return { needs: "unlock" };
    return this.set(control, value);
  }

  /** The agent has changed it by hand: it stays so, and comes back if the page takes it away. */
  private yieldTo(control: Control, touched: Touched): Attempt {
    this.goal = { to: "yield" };
    this.writer.closeList();
    if (this.agent.isLost(control, touched) && !isReadOnly(control) && this.writer.maySet)
      this.writer.restore(control, touched.state);
    this.record.isAgents(control);
    return this.settle(this.report.status);
  }

  private set(control: Control, value: string): Attempt {
    if (!this.writer.maySet) return this.giveBack(control);
    const written = this.writer.write(control, value, this.goal?.to === "stay" ? this.goal.saved : null);
    if (!written.ok) {
      if ("too_long" in written) return this.settle("too_long");
      this.report.nearest = written.nearest;
      return { needs: "option", acted: written.acted };
    }
    this.goal = { to: "hold", wanted: value };
    if (this.stands()) return this.settle("filled");
    // The page has put it back at once, or has taken the control away to build it anew.
    const location = this.view.locate(this.key);
    if (location.how !== "control") return this.settle("filled");
    return this.set(location.control, value);
  }

  /** The page does not take the value: what stood there before goes back, with all events, and has to stand again. */
  private giveBack(control: Control): Attempt {
    this.refuse();
    if (this.goal?.to !== "return") return this.settle("reverted_by_page");
    const given = this.writer.giveBack(control, this.goal.saved);
    if (given === "over") return this.settle("reverted_by_page");
    if (given === "needs_option" || given === "acting") return { needs: "option", acted: given === "acting" };
    const location = this.view.locate(this.key);
    return location.how === "control" ? this.giveBack(location.control) : this.settle("reverted_by_page");
  }

  /** From now on what stood there before has to stand. */
  private refuse(): void {
    const { original } = this.writer;
    if (original) this.goal = { to: "return", saved: original };
  }

  /** The text that a list is searched for. */
  private get sought(): string {
    if (this.goal?.to !== "return") return this.step.value ?? "";
    const { saved } = this.goal;
    return saved.of === "text" ? saved.value : saved.of === "choice" ? saved.text : "";
  }

  private settle(status: StepReport["status"]): "done" | "failed" {
    this.writer.closeList();
    this.record.settle(status);
    this.afterStep(this);
    return this.record.succeeded ? "done" : "failed";
  }

  private meets(control: Control): boolean {
    return isMet(this.goal, control, this.key, this.view, this.agent);
  }
}
