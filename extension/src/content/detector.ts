/**
 * Runs in every frame of the service desk, so it is small and gives up: it looks once, then after changes with longer and
 * longer pauses, and never scans on a mutation itself. Injected a second time, it only answers (background/inject.ts).
 */

import maps from "qualitoken:detection-maps";
import { detect } from "../page/detect/detect";
import { now } from "../shared/clock";
import { DETECT_FIRST_MS, DETECT_LOOKS } from "../shared/constants";
import { askForCard } from "../shared/kept-for-card";
import type { TicketFound } from "../shared/messages";

declare global {
  /** Whether this frame shows a ticket now. Global in our isolated world only; the page cannot see it. */
  var qualitokenSeesTicket: (() => boolean) | undefined;
}

function seesTicket(): boolean {
  return detect(maps, document) !== null;
}

/** Looks now, and if it is no ticket yet, again after the next change, `looks` times in all. */
function watch(looks: number, pauseMs: number): void {
  if (seesTicket()) {
    const found: TicketFound = { type: "ticket_found", at: now() };
    void askForCard();
    void chrome.runtime.sendMessage(found).catch(() => undefined); // the extension was just reloaded
    return;
  }
  if (looks <= 1) return;
  const observer = new MutationObserver(() => {
    observer.disconnect(); // nothing is observed during the pause: a page that churns costs nothing
    setTimeout(() => watch(looks - 1, pauseMs * 2), pauseMs);
  });
  observer.observe(document, { childList: true, subtree: true });
}

if (!globalThis.qualitokenSeesTicket) {
  globalThis.qualitokenSeesTicket = seesTicket;
  watch(DETECT_LOOKS, DETECT_FIRST_MS);
}
