/** A ticket page that the agent has open: what it shows, filling it, undoing that. */

import type {
  FillPlan,
  FillReport,
  Missing,
  PageFacts,
  PageMap,
  PageState,
  StepReport,
  Taught,
} from "../../generated/protocol";
import type { UndoFailure } from "../../shared/outcomes";
import { evidenceOf } from "../check/evidence";
import { type Explained, reasons } from "../check/reasons";
import { isEnough } from "../check/rule";
import { type Surveyed, survey } from "../check/survey";
import type { Control } from "../collect/collection";
import { Watch } from "../collect/watch";
import { ticketStateOf } from "../detect/states";
import type { Target } from "../locate/taught";
import { View } from "../locate/view";
import { AgentInput } from "./agent-input";
import { readFacts } from "./facts";
import { Fill, type FillOptions } from "./fill";
import { LateLooks } from "./late-looks";
import { reveal } from "./reveal";
import { Snapshot } from "./snapshot";
import type { StepTask } from "./step";
import { undo } from "./undo";

/** What a ticket page offers to the rest of the extension. */
export interface TicketPage {
  /** Looks at the page in pieces, so that what is asked next is answered without a long task. Reads only. */
  prepare(): Promise<void>;
  /** What the page shows now. Reads only: writes nothing, fires nothing. */
  facts(): PageFacts;
  /** Whether this is a new ticket, an open one, or something that stands in the way. Reads only. */
  state(): PageState;
  /** Every control that an agent can point at, in the page's order. */
  targets(): Target[];
  /** How each field of the map stands on the page. Reads only. */
  survey(): Surveyed[];
  /** Why each field that nothing stands for is not found. Reads only. */
  whyMissing(): Map<string, Explained>;
  /** Whether the procedure's fields stand there so clearly that a click may fill by them alone. Reads only. */
  isEvident(): boolean;
  /** Finds a field where the agent has shown it, from now on; null: as the map says again. */
  teach(key: string, taught: Taught | null): void;
  /** The control that a field is found at now, or null. */
  whereIs(key: string): Element | null;
  /** The button was pressed: what the agent does in a field by hand from now on wins over every plan. */
  attend(): void;
  /** The ticket was saved: what the agent did before is forgotten, and nothing is listened to until the next press. */
  forgetAgent(): void;
  /** The agent asks for the plan's value in a field: what was done in it by hand before does not win any longer. */
  preferPlan(key: string): void;
  /** Carries a plan out. Rejects when another fill or undo is still running; waits for a fill that has been read back. */
  fill(plan: FillPlan, options?: FillOptions): Promise<FillReport>;
  /** Replaces what was kept in a field by the plan's value, because the agent asked for it. Undo covers it. */
  accept(key: string): Promise<StepReport>;
  /** What the last plan missed and the page still does not show. */
  missing(): Missing[];
  /** Tells whenever `missing` changes because somebody types. Returns how to stop listening. */
  onMissingChanged(listener: (missing: Missing[]) => void): () => void;
  canUndo(): boolean;
  /** Goes back to the state before the first fill not undone yet. What the agent has changed since stays. */
  undo(): Promise<{ restored: string[]; failed: { title: string; reason: UndoFailure }[] }>;
  /** Shows a field to the agent: opens its tab, scrolls to it, focuses it. False: it is not on the page. */
  reveal(key: string): boolean;
  /** Drops listeners and observers. */
  close(): void;
}

/** The error when the page is asked for two things at a time; its message is stable. */
export const PAGE_IS_BUSY = "fill_running";

/** Opens a page that `detect` has recognised. Nothing is read before the first call. */
export function openTicketPage(map: PageMap, document: Document): TicketPage {
  return new OpenPage(map, document);
}

class OpenPage implements TicketPage {
  private readonly watch: Watch;
  private readonly view: View;
  private readonly agent: AgentInput;
  private readonly listeners = new Set<(missing: Missing[]) => void>();
  private typedSince = false;
  private lastFill: Fill | null = null;
  private late: LateLooks | null = null;
  private snapshot: Snapshot | null = null;
  private running = false;
  /** The fill that has been read back and is not over: what the agent asks for then begins when it is. */
  private ending: Promise<unknown> | null = null;
  /** What had the focus before the work began. */
  private focused: Element | null = null;
  private lastMissing = "";

  constructor(
    private readonly map: PageMap,
    private readonly document: Document,
  ) {
    this.watch = new Watch(map, document);
    this.view = new View(map, document, this.watch);
    const onInput = (control: Control): void => {
      this.typedSince = true;
      if (!this.running) this.late?.leaveTo(control);
    };
    const onPress = (): void => void this.late?.stop();
    this.agent = new AgentInput(this.view, document, onInput, onPress);
  }

  prepare(): Promise<void> {
    return this.view.prepare();
  }

  facts(): PageFacts {
    return readFacts(this.map, this.view, this.document);
  }

  state(): PageState {
    return ticketStateOf(this.map, this.document);
  }

  targets(): Target[] {
    return this.view.targets();
  }

  survey(): Surveyed[] {
    return survey(this.map, this.view);
  }

  whyMissing(): Map<string, Explained> {
    const missing = new Set(this.survey().flatMap(({ key, standing }) => (standing === "none" ? [key] : [])));
    const explained = reasons(this.map, this.view.collection());
    return new Map([...explained].filter(([key]) => missing.has(key)));
  }

  isEvident(): boolean {
    const { click } = this.map.detection;
    this.view.refresh(); // labels may have been put in other words, which changes no control
    return click ? isEnough(click, evidenceOf(this.map, this.survey(), this.view)) : false;
  }

  teach(key: string, taught: Taught | null): void {
    this.view.teach(key, taught);
  }

  whereIs(key: string): Element | null {
    const location = this.view.locate(key);
    return location.how === "control" ? location.control.element : null;
  }

  attend(): void {
    this.agent.attend();
  }

  forgetAgent(): void {
    void this.late?.stop();
    this.agent.forget();
  }

  preferPlan(key: string): void {
    const location = this.view.locate(key);
    if (location.how !== "control" || !this.agent.release(location.control, key)) return;
    this.snapshot?.renew(location.control, this.view);
  }

  fill(plan: FillPlan, options: FillOptions = {}): Promise<FillReport> {
    const onReadBack = (report: FillReport): void => {
      this.ending = filling.catch(() => undefined);
      if (!this.watch.dialog()) giveFocusBack(this.document, this.focused); // the agent may go on from here
      options.onReadBack?.(report);
    };
    const filling = this.alone(async () => {
      this.listen();
      this.attend();
      this.view.lookFor(plan.steps);
      await this.view.prepare();
      const snapshot = this.snapshotToKeep() ?? Snapshot.of(this.view);
      this.snapshot = snapshot;
      const fill = new Fill(plan, this.view, this.watch, this.agent, snapshot, { ...options, onReadBack });
      this.lastFill = fill;
      return this.watchingOver(fill, this.leaving(snapshot, fill.run()));
    });
    return filling;
  }

  accept(key: string): Promise<StepReport> {
    const fill = this.lastFill;
    const task = fill?.tasks.find((candidate) => candidate.key === key);
    const { snapshot } = this;
    if (!fill || !task || !snapshot) return Promise.reject(new Error("no_such_step"));
    if (task.step.value === null || task.report.status !== "kept") return Promise.resolve({ ...task.report });
    return this.alone(() => {
      this.noteAgents(snapshot);
      this.preferPlan(key);
      return this.watchingOver(fill, this.leaving(snapshot, fill.overrule(task)));
    });
  }

  missing(): Missing[] {
    return this.lastFill?.missing() ?? [];
  }

  onMissingChanged(listener: (missing: Missing[]) => void): () => void {
    this.listeners.add(listener);
    this.listen();
    return () => this.listeners.delete(listener);
  }

  canUndo(): boolean {
    return Boolean(this.snapshot?.setBy.size) && !this.running;
  }

  undo(): Promise<{ restored: string[]; failed: { title: string; reason: UndoFailure }[] }> {
    const { snapshot, lastFill } = this;
    if (!snapshot || !lastFill) return Promise.resolve({ restored: [], failed: [] });
    return this.alone(async () => {
      this.noteAgents(snapshot);
      const { view, watch, agent } = this;
      const result = await this.leaving(snapshot, undo(lastFill.plan, { snapshot, view, watch, agent }));
      if (result.failed.every(({ reason }) => reason === "changed_by_agent")) this.snapshot = null;
      return result;
    });
  }

  reveal(key: string): boolean {
    return reveal(this.view, key);
  }

  close(): void {
    void this.late?.stop();
    this.watch.close();
    this.agent.forget();
    this.listeners.clear();
    for (const type of EVENTS) this.document.removeEventListener(type, this.onTyped, true);
  }

  /** Begins something the agent has asked for: what is looked at after the fill before it is over. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.ending;
    await this.late?.stop();
    return this.exclusively(work);
  }

  /** Runs one thing at a time, follows the page meanwhile, and leaves the agent's focus where it was. */
  private async exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.running) throw new Error(PAGE_IS_BUSY);
    this.running = true;
    this.watch.hold();
    this.focused = this.document.activeElement;
    try {
      return await work();
    } finally {
      this.watch.release();
      this.running = false;
      const isAgents = this.ending !== null && this.lastFill?.isAsReadBack === true;
      this.ending = null;
      if (!isAgents && !this.watch.dialog()) giveFocusBack(this.document, this.focused);
      this.tellMissing();
    }
  }

  private listen(): void {
    for (const type of EVENTS) this.document.addEventListener(type, this.onTyped, true);
  }

  private readonly onTyped = (event: Event): void => {
    if (this.running) return;
    if (event.isTrusted) this.typedSince = true;
    else this.late?.soon();
    this.tellMissing();
  };

  /** The earlier snapshot, if a fill has changed something that was not undone. */
  private snapshotToKeep(): Snapshot | null {
    if (!this.snapshot?.setBy.size) return null;
    this.noteAgents(this.snapshot);
    return this.snapshot;
  }

  private noteAgents(snapshot: Snapshot): void {
    this.agent.look();
    if (this.typedSince) snapshot.noteAgents(this.view);
    this.typedSince = false;
  }

  /** Takes down the page when the work on it has ended, well or not. */
  private async leaving<T>(snapshot: Snapshot, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      this.typedSince = false;
      snapshot.leave(this.view);
    }
  }

  /** Looks once more, for a while, at what a fill has come to. */
  private async watchingOver<T>(fill: Fill, work: Promise<T>): Promise<T> {
    const result = await work;
    this.late = new LateLooks(fill.tasks, {
      prepare: () => this.view.prepareIfSlow(false),
      giveBack: (altered, signal) => this.giveBackLate(fill, altered, signal),
    });
    return result;
  }

  private giveBackLate(fill: Fill, altered: readonly StepTask[], signal: AbortSignal): Promise<void> {
    const { snapshot } = this;
    if (!snapshot) return Promise.resolve();
    return this.exclusively(() => {
      this.noteAgents(snapshot);
      return this.leaving(snapshot, fill.giveBackLate(altered, signal));
    });
  }

  private tellMissing(): void {
    if (!this.lastFill) return;
    const missing = this.lastFill.missing();
    const keys = missing.map((entry) => entry.key).join(" ");
    if (keys === this.lastMissing) return;
    this.lastMissing = keys;
    for (const listener of this.listeners) listener(missing);
  }
}

/** What tells that a value has changed, by the agent's hand or by the page's. */
const EVENTS = ["input", "change"] as const;

function giveFocusBack(document: Document, focused: Element | null): void {
  if (!focused || focused === document.activeElement || focused.localName === "body" || !focused.isConnected)
    return;
  (focused as HTMLElement).focus({ preventScroll: true });
}
