/**
 * After a fill's report: pages alter a value late, when a time-out has passed or their server has answered. The fields that
 * were filled are looked at again a few times, at once when a script of the page says that a value has changed.
 */

import type { Control } from "../collect/collection";
import { FIRST_LATE_LOOK_MS, LATE_LOOK_FACTOR, LATE_LOOKS_MS, RETURN_ROUNDS } from "../limits";
import { nextTask } from "../pieces";
import type { StepTask } from "./step";

/** What the looks are made on. */
export interface LatePage {
  /** Looks at a page that takes long to be looked at, in pieces. */
  prepare(): Promise<void>;
  /** Gives back what stood there before in the fields that were altered; gives up when the signal says so. */
  giveBack(altered: readonly StepTask[], signal: AbortSignal): Promise<void>;
}

/** Fields in which the agent's typing makes the page answer in no other field. */
const PLAIN: ReadonlySet<string> = new Set(["text", "textarea"]);

/** The looks after one report, until the last moment or until `stop`. */
export class LateLooks {
  readonly #page: LatePage;
  readonly #all: readonly StepTask[];
  readonly #began = performance.now();
  readonly #end = new AbortController();
  /** How often each was given back since the report. */
  readonly #given = new Map<StepTask, number>();
  #watched: readonly StepTask[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: Promise<void> | null = null;

  constructor(tasks: readonly StepTask[], page: LatePage) {
    this.#page = page;
    this.#all = tasks;
    this.#watched = tasks.filter((task) => task.isOurs && task.record.holds);
    this.#wait(FIRST_LATE_LOOK_MS);
  }

  /** Looks no more; resolves when a giving back that has begun is over. */
  async stop(): Promise<void> {
    this.#end.abort();
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** A script of the page says that a value has changed. */
  soon(): void {
    if (this.#end.signal.aborted || this.#looking) return;
    this.#looking = nextTask()
      .then(() => this.#look())
      .finally(() => {
        this.#looking = null;
      });
  }

  /**
   * The agent has changed a control. What the page changes then is its answer to the agent and stays, unless nothing hangs
   * on a field in which something was only typed.
   */
  leaveTo(control: Control): void {
    const own = this.#all.find((task) => task.isAt(control));
    const answers =
      !own || !PLAIN.has(own.step.control) || this.#all.some(({ after }) => after.includes(own.key));
    if (answers) void this.stop();
    else this.#watched = this.#watched.filter((task) => task !== own);
  }

  #wait(after: number): void {
    if (after > LATE_LOOKS_MS || this.#watched.length === 0) return;
    this.#timer = setTimeout(
      () => {
        this.soon();
        this.#wait(after * LATE_LOOK_FACTOR);
      },
      this.#began + after - performance.now(),
    );
  }

  async #look(): Promise<void> {
    const { signal } = this.#end;
    await this.#page.prepare();
    if (signal.aborted) return;
    const altered = this.#watched.filter((task) => task.isAltered() && !task.isInUse());
    if (altered.length === 0) return;
    for (const task of altered) this.#given.set(task, (this.#given.get(task) ?? 0) + 1);
    await this.#page.giveBack(altered, signal);
    const isOver = (task: StepTask): boolean => !task.stands() || this.#given.get(task) === RETURN_ROUNDS;
    this.#watched = this.#watched.filter((task) => !altered.includes(task) || !isOver(task));
  }
}
