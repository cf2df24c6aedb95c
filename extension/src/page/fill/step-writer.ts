/** Changes the control of one step, and knows what stood there before and how often it was changed. */

import type { Step } from "../../generated/protocol";
import type { Control } from "../collect/collection";
import { adapterFor, isReadOnly } from "../controls/registry";
import type { Restored, Saved, Written } from "../controls/types";
import { MAX_SETS } from "../limits";
import type { AgentInput } from "./agent-input";

/** Told before a control is changed, so that undo knows it. */
export type BeforeSet = (step: Step, control: Control) => void;

/** Sets the plan's value, gives back what was there. */
export class StepWriter {
  /** performance.now() of the last change. */
  lastSet = 0;
  /** What stood in the control before this step first set it. */
  original: Saved | null = null;
  readonly #step: Step;
  readonly #agent: AgentInput;
  readonly #beforeSet: BeforeSet;
  #sets = 0;
  #returns = 0;
  /** The control whose list was opened and not closed again yet; an open list may hide its own label. */
  #opened: Control | null = null;

  constructor(step: Step, agent: AgentInput, beforeSet: BeforeSet) {
    this.#step = step;
    this.#agent = agent;
    this.#beforeSet = beforeSet;
  }

  /** Whether anything was set. */
  get hasSet(): boolean {
    return this.#sets > 0;
  }

  /** Whether it may be set once more. */
  get maySet(): boolean {
    return this.#sets < MAX_SETS;
  }

  /** Whether the plan's value was put into the control. */
  get isOurs(): boolean {
    return this.original !== null && this.hasSet;
  }

  /** Whether a list that was opened is still open: touching anything else could close it. */
  get holds(): boolean {
    const opened = this.#opened;
    return opened !== null && (adapterFor(opened).isOpen?.(opened) ?? false);
  }

  /** Whether that list has not come up, and may be opened another way. */
  get mayInsist(): boolean {
    const opened = this.#opened;
    return opened !== null && (adapterFor(opened).mayInsist?.(opened) ?? false);
  }

  /** Whether that list shows what can be chosen. */
  get offers(): boolean {
    const opened = this.#opened;
    return opened !== null && (adapterFor(opened).isOffering?.(opened) ?? false);
  }

  /** Begins anew: the agent asks for the plan's value in place of what was kept. */
  reset(): void {
    this.original = null;
    this.#sets = 0;
  }

  /** Lets the value be set once more. */
  allowAnother(): void {
    this.#sets = Math.min(this.#sets, MAX_SETS - 1);
  }

  /** Begins anew to give back. */
  resetReturns(): void {
    this.#returns = 0;
  }

  /** Sets the plan's value. `before`: what has to come back if that is refused; null: what stands there now. */
  write(control: Control, value: string, before: Saved | null): Written {
    this.#beforeSet(this.#step, control);
    this.original ??= before ?? adapterFor(control).save(control);
    const written = adapterFor(control).write(control, value, this.hasSet);
    if (written.ok) {
      this.#opened = null;
      this.#sets += 1;
      this.lastSet = performance.now();
    } else if (!("too_long" in written)) this.#opened = written.open ? control : null;
    return written;
  }

  /** Puts a state back that the page has taken away, e.g. with a control built anew. Whether the control took it. */
  bringBack(control: Control, saved: Saved): Restored {
    if (isReadOnly(control) || !this.maySet) return false;
    this.#beforeSet(this.#step, control);
    const restored = this.#try(control, saved);
    if (restored === true) this.#sets += 1;
    return restored;
  }

  /** The same without telling undo: the state is the agent's own. */
  restore(control: Control, saved: Saved): boolean {
    this.#sets += 1;
    const back = adapterFor(control).restore(control, saved) !== false;
    this.lastSet = performance.now();
    return back;
  }

  /** Gives a state back in place of a value that was refused. */
  giveBack(control: Control, saved: Saved): "given" | "acting" | "needs_option" | "over" {
    const adapter = adapterFor(control);
    if (adapter.same(control, saved) || this.#returns >= MAX_SETS || isReadOnly(control)) return "over";
    this.#beforeSet(this.#step, control);
    const restored = this.#try(control, saved);
    if (restored !== true) return restored === "acting" ? "acting" : "needs_option";
    this.#returns += 1;
    return "given";
  }

  #try(control: Control, saved: Saved): Restored {
    const adapter = adapterFor(control);
    const restored = adapter.restore(control, saved);
    this.#opened = restored !== true && adapter.isOpen?.(control) ? control : null;
    if (restored === true) this.lastSet = performance.now();
    return restored;
  }

  /** Tries another way of opening a list; false: there is none, or no list. */
  insist(sought: string): boolean {
    const opened = this.#opened;
    return opened !== null && (adapterFor(opened).insist?.(opened, sought) ?? false);
  }

  /** Ends what a list was opened for; one that the agent has used since stays as he left it. */
  closeList(): void {
    const opened = this.#opened;
    this.#opened = null;
    if (!opened) return;
    if (this.#agent.of(opened, this.#step.key)) adapterFor(opened).drop?.(opened);
    else adapterFor(opened).leave?.(opened);
  }
}
