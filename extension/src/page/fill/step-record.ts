/** What is reported of one step, as it is read from the page. */

import { TEXT_MAX_CHARS } from "../../generated/limits";
import type { Step, StepReport } from "../../generated/protocol";
import { isRefused } from "../../shared/refused";
import type { Control } from "../collect/collection";
import { cut } from "../dom/text";
import type { Location } from "../locate/locate";
import type { View } from "../locate/view";
import type { AgentInput } from "./agent-input";
import { blankReport, isFailure } from "./outcome";
import { agrees, shown } from "./shown";

/** The report of a step while and after it is carried out. */
export class StepRecord {
  readonly report: StepReport;
  readonly #step: Step;
  readonly #view: View;
  readonly #agent: AgentInput;
  #seen = false;

  constructor(step: Step, view: View, agent: AgentInput) {
    this.report = blankReport(step);
    this.#step = step;
    this.#view = view;
    this.#agent = agent;
  }

  /** Whether the step came to an end that has to be watched over. */
  get succeeded(): boolean {
    return !isFailure(this.report.status);
  }

  /** Whether the page shows what the step has put there, or what stood there before. */
  get holds(): boolean {
    return this.succeeded || this.report.now === this.report.before;
  }

  /** Notes what the page shows before the step does anything. */
  noteBefore(location: Location): void {
    if (location.how === "text") this.report.before = cut(location.text, TEXT_MAX_CHARS);
    if (location.how !== "control" || this.#seen) return;
    this.#seen = true;
    this.report.before = shown(this.#view, location.control);
  }

  /** Notes how the step ended for now, and what the page shows then. */
  settle(status: StepReport["status"]): void {
    this.report.status = status;
    if (status !== "no_such_option") this.report.nearest = [];
    const location = this.#view.locate(this.#step.key);
    if (location.how === "control" || location.how === "text") this.#noteNow(location);
  }

  /** Says so if the agent's own value stays in the control; false: it is not the agent's. */
  isAgents(control: Control): boolean {
    const { value, policy, key } = this.#step;
    if (value === null || policy === "confirm" || !this.#agent.of(control, key)) return false;
    const right = agrees(this.#view, control, value);
    if (!right) this.report.status = "kept";
    else if (this.report.status !== "filled") this.report.status = "already_right";
    this.report.changed_by_agent = !right;
    return true;
  }

  /** Reads the page once more. `hasGoal`, `stands`: whether something has to stand there, and does. */
  reread(hasGoal: boolean, stands: () => boolean): void {
    const location = this.#view.locate(this.#step.key);
    if (location.how === "control") this.report.label = location.label;
    this.#noteNow(location);
    if (location.how === "control" && this.isAgents(location.control)) return;
    if (!this.succeeded) return;
    const { value, policy } = this.#step;
    if (location.how === "none" && !hasGoal) this.report.status = "not_found";
    else if (value === null) this.report.status = this.report.now === "" ? "empty" : "kept";
    else if (!stands()) this.report.status = "reverted_by_page";
    else if (policy === "confirm" && location.how === "control") {
      this.report.status = agrees(this.#view, location.control, value) ? "already_right" : "differs";
    }
  }

  /**
   * Whether the agent has answered what the plan asked for this field: something else stands there than before the
   * fill, and something else than what the plan put there, which was not enough (one phone number of two). Where the
   * field does not take the value, anything counts that did not stand there when the fill had ended.
   */
  isAnswered(): boolean {
    const location = this.#view.locate(this.#step.key);
    if (location.how !== "control") return location.how === "text" && location.text !== "";
    const now = shown(this.#view, location.control);
    if (isRefused(this.report.status)) return now !== "" && now !== this.report.now;
    if (now === "" || now === this.report.before) return false;
    return this.#step.value === null || !agrees(this.#view, location.control, this.#step.value);
  }

  #noteNow(location: Location): void {
    if (location.how === "control") this.report.now = shown(this.#view, location.control);
    else this.report.now = location.how === "text" ? cut(location.text, TEXT_MAX_CHARS) : "";
  }
}
