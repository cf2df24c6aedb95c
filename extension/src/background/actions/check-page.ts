/** Checking a page: where its fields are, without filling any. */

import type { Command } from "../../shared/messages";
import { showBadge } from "../badge";
import { detectIn, startTicket, startUnrecognised } from "../inject";
import type { Frame } from "../sender";
import { openTickets } from "../tickets";
import { findEvident } from "./evident";

/** Checks the tab's ticket, recognised or not: what most of the fields stand in. False: we may not go there. */
export async function checkPage(tabId: number): Promise<boolean> {
  try {
    const frame = await frameToCheck(tabId);
    if (!frame) throw new Error("no_frame");
    const command: Command = { type: "check" };
    await chrome.tabs.sendMessage(tabId, command, { documentId: frame.documentId });
    return true;
  } catch {
    await showBadge(tabId);
    return false;
  }
}

/** Checks the ticket that was opened last, and brings it to the front. False: none is open. */
export async function checkLastTicket(): Promise<boolean> {
  const last = (await openTickets()).sort((a, b) => b.openedAt - a.openedAt)[0];
  if (!last) return false;
  const tab = await chrome.tabs.update(last.tabId, { active: true });
  if (tab) await chrome.windows.update(tab.windowId, { focused: true });
  return checkPage(last.tabId);
}

/** The frame that shows a ticket, with its card; else the one with most of the fields, as the agent says that it is one. */
async function frameToCheck(tabId: number): Promise<Frame | null> {
  const open = (await openTickets()).find((ticket) => ticket.tabId === tabId);
  const [found] = open ? [] : await detectIn(tabId);
  const ticket = open ?? found;
  if (ticket) {
    await startTicket(ticket);
    return ticket;
  }
  const { tickets, best } = await findEvident(tabId);
  const frame = tickets[0] ?? best;
  if (frame) await startUnrecognised(frame);
  return frame;
}
