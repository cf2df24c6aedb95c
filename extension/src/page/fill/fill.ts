/** Carries a plan out: every step, then everything read again, what the page put back set once more, and a report. */

import type { FillPlan, FillReport, StepReport } from "../../generated/protocol";
import { CANCELLED } from "../../shared/outcomes";
import { isRefused } from "../../shared/refused";
import type { Watch } from "../collect/watch";
import { dialogText } from "../dom/dialog";
import { RETURN_ROUNDS, SETTLE_AFTER_REVERT_MS, SETTLE_AFTER_SET_MS, SETTLE_MS } from "../limits";
import type { View } from "../locate/view";
import type { AgentInput } from "./agent-input";
import { pause, type RunOptions, run, type Stop } from "./schedule";
import type { Snapshot } from "./snapshot";
import { StepTask } from "./step";
import type { Task } from "./task";

/** How a fill is followed and cancelled. */
export interface FillOptions {
  signal?: AbortSignal | undefined;
  /** Told of each step when it has come to its end for now; the report has the last word. */
  onStep?: ((done: StepReport, index: number, total: number) => void) | undefined;
  /**
   * Told when every value has been read back right, before it is awaited whether the page puts any back: what is reported
   * until the fill has ended. Not told when something does not stand, or the fill was stopped.
   */
  onReadBack?: ((report: FillReport) => void) | undefined;
  /** Told after the report, whenever the page has altered a value late: what the report says from now on. */
  onAltered?: ((report: FillReport) => void) | undefined;
}

/** A plan being carried out on a page, and what is known of it afterwards. */
export class Fill {
  readonly tasks: StepTask[];
  private told = 0;
  private stopped: string | null = null;
  private began = 0;
  /** When all was read back right; 0: it was not. */
  private readBackAt = 0;
  private tookMs = 0;

  constructor(
    readonly plan: FillPlan,
    private readonly view: View,
    private readonly watch: Watch,
    agent: AgentInput,
    snapshot: Snapshot,
    private readonly options: FillOptions,
  ) {
    this.tasks = plan.steps.map(
      (step) =>
        new StepTask(
          step,
          view,
          agent,
          (own, control) => snapshot.beforeSet(own.key, own.title, control, view),
          (done) => this.tell(done),
        ),
    );
  }

  /** Carries it out. */
  async run(): Promise<FillReport> {
    this.began = performance.now();
    for (const task of this.tasks) task.glance();
    const stop =
      (await this.carryOut(this.tasks)) ?? (await this.readBack()) ?? (await this.mend(this.tasks));
    await this.giveBack(this.tasks);
    if (stop) this.stopped = stop.by === "signal" ? CANCELLED : dialogText(stop.window);
    return this.timedReport();
  }

  /** Sets one step's value over what was kept. */
  async overrule(task: StepTask): Promise<StepReport> {
    task.overrule();
    await this.carryOut([task]);
    await this.mend([task]);
    await this.giveBack([task]);
    task.reread();
    return { ...task.report };
  }

  /**
   * Sets once more what the page has put back since the report, gives back what it has altered, and tells what is reported
   * now.
   */
  async giveBackLate(tasks: readonly StepTask[], signal: AbortSignal): Promise<void> {
    const putBack = tasks.filter((task) => task.mayBeSetAgain());
    if (putBack.length > 0) {
      await this.carryOut(putBack, "ignore", signal);
      await this.settle(SETTLE_AFTER_REVERT_MS);
    }
    await this.giveBack(tasks, signal);
    if (tasks.some((task) => !putBack.includes(task) || !task.stands() || !task.record.succeeded))
      this.options.onAltered?.(this.report());
  }

  /** Reads everything once what the page's handlers do at once is done, and tells if all of it is right. */
  private async readBack(): Promise<Stop | null> {
    const stop = await this.settle(SETTLE_MS);
    if (!stop && this.tasks.every((task) => task.isReadBack())) {
      this.readBackAt = performance.now();
      this.options.onReadBack?.(this.timedReport());
    }
    return stop;
  }

  /** Whether nothing was set since all was read back right. */
  get isAsReadBack(): boolean {
    return this.readBackAt > 0 && this.tasks.every((task) => task.lastSet <= this.readBackAt);
  }

  /** Reads everything again; sets once more what the page put back, with all that hangs on it. */
  private async mend(tasks: readonly StepTask[]): Promise<Stop | null> {
    const lastSet = Math.max(...tasks.map((task) => task.lastSet), 0);
    const stop = await this.settle(Math.max(SETTLE_MS, lastSet + SETTLE_AFTER_SET_MS - performance.now()));
    const succeeded = tasks.filter((task) => task.record.succeeded);
    if (stop || succeeded.every((task) => task.stands())) return stop;
    return (await this.carryOut(succeeded)) ?? (await this.settle(SETTLE_AFTER_REVERT_MS));
  }

  /**
   * What does not hold in the end is not left as the page has altered it: what stood there before goes back, also when
   * the fill was stopped, and the page's late answer to that is met once more.
   */
  private async giveBack(tasks: readonly StepTask[], signal?: AbortSignal): Promise<void> {
    for (let round = 0; round < RETURN_ROUNDS; round++) {
      const altered = tasks.filter((task) => task.isAltered());
      for (const task of altered) task.giveUp();
      const left = altered.filter((task) => !task.stands());
      if (left.length === 0) return;
      await this.carryOut(left, "ignore", signal);
      await this.settle(SETTLE_AFTER_REVERT_MS);
    }
  }

  /** Waits until what the page's handlers have started is done. */
  private async settle(ms: number): Promise<Stop | null> {
    await pause(ms);
    return this.carryOut([
      {
        key: "settle",
        after: [],
        awaited: true,
        lastSet: 0,
        attempt: () => (this.watch.busy() ? { needs: "busy" } : "done"),
        conclude: () => "done",
        skip: () => {},
      },
    ]);
  }

  private carryOut(
    tasks: readonly Task[],
    dialogs: RunOptions["dialogs"] = "stop",
    // What the agent has stopped is the filling; giving back ends it.
    signal = dialogs === "stop" ? this.options.signal : undefined,
  ): Promise<Stop | null> {
    return run(tasks, this.watch, {
      signal,
      dialogs,
      prepare: (anew) => this.view.prepareIfSlow(anew),
    });
  }

  private timedReport(): FillReport {
    this.tookMs = Math.round((performance.now() - this.began) * 10) / 10;
    return this.report();
  }

  private report(): FillReport {
    for (const task of this.tasks) task.reread();
    return {
      sop: this.plan.sop,
      steps: this.tasks.map((task) => ({ ...task.report })),
      missing: this.missing(),
      stopped: this.stopped,
      elapsed_ms: this.tookMs,
    };
  }

  /** What the plan missed, and what a field does not take, as far as the page still shows no answer. */
  missing(): FillPlan["missing"] {
    const { missing } = this.plan;
    const asked = new Set(missing.map(({ key }) => key));
    const refused = this.tasks
      .filter(({ key, report }) => isRefused(report.status) && !asked.has(key))
      .map(({ key, step }) => ({ key, question: step.title, options: [], evidence: "" }));
    return [...missing, ...refused].filter(
      ({ key }) => !this.tasks.some((task) => task.key === key && task.record.isAnswered()),
    );
  }

  private tell(done: StepTask): void {
    if (this.told >= this.tasks.length) return;
    this.told += 1;
    this.options.onStep?.({ ...done.report }, this.tasks.indexOf(done), this.tasks.length);
  }
}
