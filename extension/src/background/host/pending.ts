import { type Failure, QualitokenError } from "../../shared/failure";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: QualitokenError): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Requests that wait for their reply, each with a deadline. */
export class Pending {
  readonly #waiting = new Map<number, Waiting>();

  /** Waits for the reply to `id`; after `deadlineMs` calls `onLate`, which must end the wait. */
  add(id: number, deadlineMs: number, onLate: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, timer: setTimeout(onLate, deadlineMs) });
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
