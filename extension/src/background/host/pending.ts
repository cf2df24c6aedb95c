import { now } from "../../shared/clock";
import { type Failure, QualitokenError } from "../../shared/failure";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: QualitokenError): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Requests that wait for their reply, each with a deadline. */
export class Pending {
  readonly #waiting = new Map<number, Waiting>();

  /**
   * Waits for the reply to `id`; after `deadlineMs` calls `onLate`, which must end the wait. The deadline is asked for again
   * when it seems to be over: the host may have said meanwhile how long it takes.
   */
  add(id: number, deadlineMs: () => number, onLate: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const began = now();
      const wait = (ms: number): ReturnType<typeof setTimeout> =>
        setTimeout(() => {
          const left = began + deadlineMs() - now();
          if (left > 0) waiting.timer = wait(left);
          else onLate();
        }, ms);
      const waiting: Waiting = { resolve, reject, timer: wait(deadlineMs()) };
      this.#waiting.set(id, waiting);
    });
  }

  resolve(id: number, value: unknown): void {
    this.#take(id)?.resolve(value);
  }

  reject(id: number, failure: Failure): void {
    this.#take(id)?.reject(new QualitokenError(failure));
  }

  /** Ends every wait: the connection is gone. */
  rejectAll(failure: Failure): void {
    for (const id of [...this.#waiting.keys()]) this.reject(id, failure);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}
