import { READING_FRESH_MS } from "../../shared/constants";
import { type Command, TAKEN } from "../../shared/messages";
import { showBadge } from "../badge";
import { detectIn, startNotice, startTicket, startUnrecognised } from "../inject";
import { read } from "../readings";
import type { Frame } from "../sender";
import { forget, openTickets, type TicketFrame } from "../tickets";
import { findEvident } from "./evident";

/**
 * The one click. Fills the ticket of the clicked tab, also one that is not recognised if its fields stand there clearly; else
 * the only open ticket, wherever its window is (the shell's tickets open in a pop-up, which has no toolbar); else the clicked
 * tab's card says what there is.
 */
export async function click(tabId: number, clickedAt: number): Promise<void> {
  void read(READING_FRESH_MS, true).catch(() => undefined); // under way while the page is asked; the page reports failures
  const command: Command = { type: "click", clickedAt };
  const known = await openTickets();
  const inTab = known.filter((ticket) => ticket.tabId === tabId);
  const [only] = inTab;
  if (only && inTab.length === 1 && (await deliver(only, command))) return;

  const recognised = await findIn(tabId);
  const evident = recognised.length > 0 ? null : await findEvident(tabId);
  const here = evident ? await startAll(evident.tickets, startUnrecognised) : recognised;
  const candidates = here.length > 0 ? here : await alive(known.filter((ticket) => ticket.tabId !== tabId));
  const [candidate] = candidates;
  if (candidate && candidates.length === 1) {
    if (candidate.tabId !== tabId) await bringToFront(candidate.tabId);
    if (await deliver(candidate, command)) return;
  }
  const { ready: found = 0, total = 0, alike = false } = evident?.best ?? {};
  const fields = total > 0 ? { found, total, alike } : null;
  await explain(tabId, { type: "show", tickets: candidates.map(asOpenTicket), fields });
}

/** Goes to a ticket the agent chose, and fills it. */
export async function openTicket(documentId: string, clickedAt: number): Promise<void> {
  const ticket = (await openTickets()).find((open) => open.documentId === documentId);
  if (!ticket) return;
  await bringToFront(ticket.tabId);
  await deliver(ticket, { type: "click", clickedAt });
}

/** Hands a command to a frame; false and forgotten when the frame is gone. */
async function deliver(ticket: TicketFrame, command: Command): Promise<boolean> {
  const { tabId, documentId } = ticket;
  const answer: unknown = await chrome.tabs.sendMessage(tabId, command, { documentId }).catch(() => null);
  if (answer === TAKEN) return true;
  await forget(documentId);
  return false;
}

/** The tickets in a tab that the detector finds when asked now. */
async function findIn(tabId: number): Promise<TicketFrame[]> {
  return startAll(await detectIn(tabId).catch(() => []), startTicket);
}

/** Starts a ticket's card in each frame. */
async function startAll(
  frames: readonly Frame[],
  start: (frame: Frame) => Promise<void>,
): Promise<TicketFrame[]> {
  const tickets = frames.map(({ tabId, frameId, documentId }) => {
    return { tabId, frameId, documentId, number: null, openedAt: Date.now() };
  });
  for (const ticket of tickets) await start(ticket);
  return tickets;
}

/** Those whose frame still answers. */
async function alive(tickets: TicketFrame[]): Promise<TicketFrame[]> {
  const answers = await Promise.all(tickets.map((ticket) => deliver(ticket, { type: "present" })));
  return tickets.filter((_, index) => answers[index]);
}

async function bringToFront(tabId: number): Promise<void> {
  const tab = await chrome.tabs.update(tabId, { active: true });
  if (tab) await chrome.windows.update(tab.windowId, { focused: true });
}

/** Says in the clicked tab, in the card or else on the button, that there is no one ticket to fill. */
async function explain(tabId: number, command: Command): Promise<void> {
  try {
    await startNotice(tabId);
    await chrome.tabs.sendMessage(tabId, command, { frameId: 0 });
  } catch {
    await showBadge(tabId);
  }
}

function asOpenTicket({ documentId, number, openedAt }: TicketFrame) {
  return { documentId, number, openedAt };
}
