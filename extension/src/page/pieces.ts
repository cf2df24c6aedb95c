/**
 * Work that can be left and taken up again, so that a large page stays responsive. On a page of usual size it is done in one
 * go: leaving it costs more than it takes.
 */

import { PIECE_MS } from "./limits";

/** Work in pieces: what it comes to lies with whoever made it. */
export type Pieces = Generator<void, void, void>;

/** Does it all now. */
export function finish(work: Pieces): void {
  while (!work.next().done) {
    // each step is done where it is asked for
  }
}

/** Does one piece; whether that was the last. */
export function continueFor(work: Pieces, until: number): boolean {
  while (performance.now() < until) {
    if (work.next().done) return true;
  }
  return false;
}

/** Until when a piece that begins now may take. */
export function endOfPiece(): number {
  return performance.now() + PIECE_MS;
}

/** Lets the page's own promise and message handlers run, without the delay of a timer. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
