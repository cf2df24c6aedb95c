/**
 * What a fill had come to when its page was left, handed to the next page of the tab. In `chrome.storage.session`: memory
 * only, unseen by content scripts. Names of fields, never what was in them.
 */

import { INTERRUPTED_TOLD_AFTER_MS } from "../shared/constants";
import type { Command } from "../shared/messages";
import { showNotice } from "./inject";
import { openTickets } from "./tickets";

function nameOf(tabId: number): string {
  return `interrupted.${tabId}`;
}

/** Remembers the fields that were filled when the tab's page went. */
export async function rememberInterrupted(tabId: number, titles: readonly string[]): Promise<null> {
  await chrome.storage.session.set({ [nameOf(tabId)]: titles });
  setTimeout(() => void tellWhereItWas(tabId).catch(() => undefined), INTERRUPTED_TOLD_AFTER_MS); // the tab is closed
  return null;
}

/** The fields that a fill on the tab's page before had filled, told once; null: no fill was interrupted. */
export async function takeInterrupted(tabId: number): Promise<string[] | null> {
  const name = nameOf(tabId);
  const titles = (await chrome.storage.session.get(name))[name] as string[] | undefined;
  await forgetInterrupted(tabId);
  return titles ?? null;
}

/** Forgets it: it was told, or the tab is closed. */
export async function forgetInterrupted(tabId: number): Promise<void> {
  await chrome.storage.session.remove(nameOf(tabId));
}

/**
 * Says what became of the fill on the page that took the ticket's place, or in a ticket that is open in the tab: one that was
 * loaded again asks for it itself. Where we may not go, the next click says it.
 */
export async function tellInterrupted(tabId: number): Promise<void> {
  const name = nameOf(tabId);
  if (!(name in (await chrome.storage.session.get(name)))) return;
  if (await showNotice(tabId).catch(() => true)) return; // asked for and forgotten there, or it stays remembered
  const command: Command = { type: "interrupted" };
  for (const ticket of await openTickets()) {
    if (ticket.tabId !== tabId) continue;
    const { documentId } = ticket;
    await chrome.tabs.sendMessage(tabId, command, { documentId }).catch(() => undefined); // it has just gone, too
  }
}

/** A frame was taken out of a page that stays: no page comes that would say it. */
async function tellWhereItWas(tabId: number): Promise<void> {
  const { status } = await chrome.tabs.get(tabId);
  if (status === "complete") await tellInterrupted(tabId);
}
