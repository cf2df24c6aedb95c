/** The card that stands in this frame now. Global in our isolated world: shared by the files injected into it, unseen by the page. */
export interface Current {
  kind: "ticket" | "notice";
  /** What it says of a fill that was interrupted; the card that takes its place goes on saying it. */
  readonly interrupted?: readonly string[] | null;
  close(): void;
}

declare global {
  var qualitokenCurrent: Current | undefined;
}

/** Starts something unless it runs already; a card of the other kind makes way. */
export function startOnce(kind: Current["kind"], start: () => Current | null): void {
  if (globalThis.qualitokenCurrent?.kind === kind) return;
  const next = start();
  if (!next) return;
  globalThis.qualitokenCurrent?.close();
  globalThis.qualitokenCurrent = next;
}
