import { AGENT_RETRY_MS, BACKOFF_FIRST_MS, BACKOFF_MAX_MS, STABLE_AFTER_MS } from "../../shared/constants";

/** When the host may be started again after failures: each start is a process, and a broken host must not cost hundreds. */
export class Backoff {
  #failures = 0;
  #failedAt = Number.NEGATIVE_INFINITY;

  /** Notes the end of a connection that stood for `livedMs` (0: it never said hello). */
  failed(nowMs: number, livedMs: number): void {
    this.#failures = livedMs >= STABLE_AFTER_MS ? 0 : this.#failures + 1;
    this.#failedAt = nowMs;
  }

  /** Whether a start is due; an agent's click waits only the least time. */
  isDue(nowMs: number, byAgent: boolean): boolean {
    const pause =
      this.#failures === 0 ? 0 : Math.min(BACKOFF_FIRST_MS * 2 ** (this.#failures - 1), BACKOFF_MAX_MS);
    return nowMs - this.#failedAt >= (byAgent ? Math.min(pause, AGENT_RETRY_MS) : pause);
  }
}
