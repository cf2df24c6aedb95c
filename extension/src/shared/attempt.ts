/** What the agent wants on a page that is not recognised. */
export type Attempt = "fill" | "teach";

declare global {
  /** Set when the agent wants to try a page that is not recognised. Global in our isolated world; the page cannot see it. */
  var qualitokenAttempt: Attempt | undefined;
}

/** Notes what the ticket's script is to do on this page, before it is injected. */
export function wishAttempt(wish: Attempt): void {
  globalThis.qualitokenAttempt = wish;
}

/** Whether something is wished for. */
export function attemptWished(): boolean {
  return globalThis.qualitokenAttempt !== undefined;
}

/** What was wished for, once. */
export function takeAttempt(): Attempt | null {
  const wish = globalThis.qualitokenAttempt ?? null;
  globalThis.qualitokenAttempt = undefined;
  return wish;
}
