/**
 * What follows SALVAR, handed from a page to the one that the browser loads in its place, by tab. In `chrome.storage.session`:
 * memory only, unseen by content scripts. The message is the procedure's, without the customer's data; of the customer's code
 * only a salted hash is kept, to tell another ticket that is opened in the same tab.
 */

import { SAVED_KEPT_MS } from "../shared/constants";
import { saltedHash } from "./salted-hash";

interface Saved {
  message: string;
  client: string | null;
  /** The saved ticket's number, once a page has shown it. */
  number: string | null;
  at: number;
}

function nameOf(tabId: number): string {
  return `saved.${tabId}`;
}

/** Remembers that a ticket was saved in this tab. */
export async function rememberSaved(tabId: number, message: string, client: string | null): Promise<null> {
  const saved: Saved = {
    message,
    client: client && (await saltedHash(client)),
    number: null,
    at: Date.now(),
  };
  await chrome.storage.session.set({ [nameOf(tabId)]: saved });
  return null;
}

/** The message of the ticket that was just saved in this tab; null: none was, or another ticket is shown. */
export async function savedBefore(
  tabId: number,
  number: string,
  client: string | null,
): Promise<string | null> {
  const name = nameOf(tabId);
  const saved = (await chrome.storage.session.get(name))[name] as Saved | undefined;
  if (!saved) return null;
  const isOther =
    (saved.number !== null && saved.number !== number) ||
    (saved.client !== null && client !== null && saved.client !== (await saltedHash(client)));
  if (isOther || Date.now() - saved.at > SAVED_KEPT_MS) {
    await forgetSaved(tabId);
    return null;
  }
  await chrome.storage.session.set({ [name]: { ...saved, number } });
  return saved.message;
}

/** Forgets it: the agent is through, or the tab is closed. */
export async function forgetSaved(tabId: number): Promise<null> {
  await chrome.storage.session.remove(nameOf(tabId));
  return null;
}
