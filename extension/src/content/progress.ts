import type { StepReport } from "../generated/protocol";

/**
 * Collects the steps of a fill and shows them now and then, not one by one: drawing takes time from the page, and a fill that
 * is over in a moment need not flicker past.
 */
export class Progress {
  readonly #done: StepReport[] = [];
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(everyMs: number, show: (done: readonly StepReport[]) => void) {
    this.#timer = setInterval(() => show([...this.#done]), everyMs);
  }

  add(step: StepReport): void {
    this.#done.push(step);
  }

  /** The titles of the fields that were filled so far. */
  filled(): string[] {
    return this.#done.filter(({ status }) => status === "filled").map(({ title }) => title);
  }

  /** Nothing more is shown. */
  end(): void {
    clearInterval(this.#timer);
  }
}
