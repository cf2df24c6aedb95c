/** A clock that a test moves: timers, `Date.now()` and `performance.now()` go by it. */

import { mock } from "node:test";

/** Stops the clock; gives what moves it by so many ms, in which what is due happens. `restoreClock` lets it run again. */
export function stopClock(): (ms: number) => void {
  let now = 1_000_000;
  mock.timers.enable();
  mock.method(Date, "now", () => now);
  mock.method(performance, "now", () => now);
  return (ms) => {
    now += ms;
    mock.timers.tick(ms);
  };
}

/** Gives the computer's clock back. */
export function restoreClock(): void {
  mock.timers.reset();
  mock.restoreAll();
}

/** Lets promises that are settled go on: no more of them can be waiting for anything but the clock or a message. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
