/**
 * What a fill had come to when its page was left, handed to the next page of the tab. In `chrome.storage.session`: memory
 * only, unseen by content scripts. Names of fields, never what was in them.
 */

import { showNotice } from "./inject";

function nameOf(tabId: number): string {
  return `interrupted.${tabId}`;
}

/** Remembers the fields that were filled when the tab's page went. */
export async function rememberInterrupted(tabId: number, titles: readonly string[]): Promise<null> {
  await chrome.storage.session.set({ [nameOf(tabId)]: titles });
  return null;
}

/** The fields that a fill on the tab's page before had filled, told once; null: no fill was interrupted. */
export async function takeInterrupted(tabId: number): Promise<string[] | null> {
  const name = nameOf(tabId);
  const titles = (await chrome.storage.session.get(name))[name] as string[] | undefined;
  await forgetInterrupted(tabId);
  return titles ?? null;
}

/** Forgets it: it was told, a ticket is open again, or the tab is closed. */
export async function forgetInterrupted(tabId: number): Promise<void> {
  await chrome.storage.session.remove(nameOf(tabId));
}

/** Says on the page that took the ticket's place what became of the fill; where we may not go, the next click says it. */
export async function tellInterrupted(tabId: number): Promise<void> {
  const name = nameOf(tabId);
  if (!(name in (await chrome.storage.session.get(name)))) return;
  const shown = await showNotice(tabId).catch(() => true); // it stays remembered
  if (!shown) await forgetInterrupted(tabId);
}
