/**
 * What follows SALVAR, handed from a page to the one that comes in its place: in the same tab, or, where the service desk closes
 * the ticket's window, in another. In `chrome.storage.session`: memory only, unseen by content scripts. The message is the
 * procedure's, without the customer's data; of the customer's code only a salted hash is kept, to tell another ticket.
 */

import { SAVED_KEPT_MS } from "../shared/constants";
import { showNotice } from "./inject";
import { saltedHash } from "./salted-hash";

interface Saved {
  message: string;
  client: string | null;
  /** The saved ticket's number, once a page has shown it. */
  number: string | null;
  /** The related ticket's number was shown, too: the agent has all there is. */
  complete: boolean;
  at: number;
}

/** The last ticket whose window was closed before it could show the related number. */
const CLOSED = "saved.closed";

function nameOf(tabId: number): string {
  return `saved.${tabId}`;
}

/** Remembers that a ticket was saved in this tab. */
export async function rememberSaved(tabId: number, message: string, client: string | null): Promise<null> {
  const hash = client && (await saltedHash(client));
  return put(nameOf(tabId), { message, client: hash, number: null, complete: false, at: Date.now() });
}

/** Notes that the related ticket's number was shown. */
export async function completeSaved(tabId: number): Promise<null> {
  const saved = await kept(nameOf(tabId));
  return saved && put(nameOf(tabId), { ...saved, complete: true });
}

/** The message of the ticket that was just saved in this tab, or in one that is closed now; null: another ticket is shown. */
export async function savedBefore(
  tabId: number,
  number: string,
  client: string | null,
): Promise<string | null> {
  const hash = client && (await saltedHash(client));
  const isOther = (saved: Saved) =>
    (saved.number !== null && saved.number !== number) ||
    (saved.client !== null && hash !== null && saved.client !== hash);
  const here = await kept(nameOf(tabId));
  if (here && !isOther(here)) {
    await put(nameOf(tabId), { ...here, number });
    return here.message;
  }
  if (here) await forgetSaved(tabId);
  const closed = await kept(CLOSED);
  // In another tab any ticket may be opened: only the same customer's is taken for it.
  if (!closed || isOther(closed) || closed.client === null || closed.client !== hash) return null;
  await forgetClosed();
  await put(nameOf(tabId), { ...closed, number });
  return closed.message;
}

/** The message of the last ticket whose window was closed before it showed the related number; null: there is none. */
export async function savedElsewhere(): Promise<string | null> {
  return (await kept(CLOSED))?.message ?? null;
}

/** The tab is closed: what it could not show any more is offered in the tab that the agent sees now. */
export async function savedTabClosed(tabId: number): Promise<void> {
  const saved = await kept(nameOf(tabId));
  await forgetSaved(tabId);
  if (!saved || saved.complete || saved.number !== null) return;
  await put(CLOSED, saved);
  const { tabs = [] } = await chrome.windows.getLastFocused({ populate: true, windowTypes: ["normal"] });
  const seen = tabs.find(({ active }) => active)?.id;
  if (seen !== undefined) await showNotice(seen).catch(() => undefined); // where we may not go, the next click says it
}

/** Forgets it: the agent is through. */
export async function forgetSaved(tabId: number): Promise<null> {
  await chrome.storage.session.remove(nameOf(tabId));
  return null;
}

/** Forgets the one whose window was closed. */
export async function forgetClosed(): Promise<null> {
  await chrome.storage.session.remove(CLOSED);
  return null;
}

async function put(name: string, saved: Saved): Promise<null> {
  await chrome.storage.session.set({ [name]: saved });
  return null;
}

/** What is kept under a name; what is too old is forgotten. */
async function kept(name: string): Promise<Saved | null> {
  const saved = (await chrome.storage.session.get(name))[name] as Saved | undefined;
  if (saved && Date.now() - saved.at <= SAVED_KEPT_MS) return saved;
  await chrome.storage.session.remove(name);
  return null;
}
