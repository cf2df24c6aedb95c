import type { PageState } from "../generated/protocol";
import type { TicketPage } from "../page/index";
import { SESSION_LOOK_MS } from "../shared/constants";

/** States in which nothing can be filled: what stands on the page now is not the ticket's. */
export const CLOSED: ReadonlySet<PageState> = new Set(["login", "session_expired", "denied"]);

/** While a fill runs, tells when the page is left: what came of it would be lost. Returns how to stop. */
export function onLeaving(leaving: () => void): () => void {
  window.addEventListener("pagehide", leaving);
  return () => window.removeEventListener("pagehide", leaving);
}

/** While a fill runs, tells when the page shows the login or says that the session is over. Returns how to stop. */
export function onSessionEnd(page: TicketPage, document: Document, ended: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (CLOSED.has(page.state())) ended();
    }, SESSION_LOOK_MS);
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
