import type { OpenTicket } from "../shared/messages";

/** A frame that shows a ticket. */
export interface TicketFrame extends OpenTicket {
  tabId: number;
  frameId: number;
}

/** `chrome.storage.session`: survives the worker's end, not the browser's; content scripts cannot read it. */
const STORED_AS = "ticketFrames";

let loading: Promise<Map<string, TicketFrame>> | null = null;

function load(): Promise<Map<string, TicketFrame>> {
  loading ??= chrome.storage.session.get(STORED_AS).then((stored) => {
    const frames = (stored[STORED_AS] ?? []) as TicketFrame[];
    return new Map(frames.map((frame) => [frame.documentId, frame]));
  });
  return loading;
}

async function change(edit: (frames: Map<string, TicketFrame>) => void): Promise<void> {
  const frames = await load();
  edit(frames);
  await chrome.storage.session.set({ [STORED_AS]: [...frames.values()] });
}

/** Every ticket frame that was seen and not seen to go. */
export async function openTickets(): Promise<TicketFrame[]> {
  return [...(await load()).values()];
}

/** Remembers a ticket frame; what was known of it stays. */
export function remember(frame: TicketFrame): Promise<void> {
  return change((frames) => {
    const known = frames.get(frame.documentId);
    frames.set(
      frame.documentId,
      known ? { ...frame, number: known.number, openedAt: known.openedAt } : frame,
    );
  });
}

/** Notes the ticket's number. */
export function describe(documentId: string, number: string | null): Promise<void> {
  return change((frames) => {
    const frame = frames.get(documentId);
    if (frame) frames.set(documentId, { ...frame, number });
  });
}

/** Forgets a frame that is gone. */
export function forget(documentId: string): Promise<void> {
  return change((frames) => {
    frames.delete(documentId);
  });
}

/** Forgets all frames of a closed tab. */
export function forgetTab(tabId: number): Promise<void> {
  return change((frames) => {
    for (const frame of [...frames.values()]) {
      if (frame.tabId === tabId) frames.delete(frame.documentId);
    }
  });
}
