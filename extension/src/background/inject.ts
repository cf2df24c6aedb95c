import type { PageMap } from "../generated/protocol";
import type { Attempt } from "../shared/attempt";
import type { Examined } from "../shared/examined";
import type { Command } from "../shared/messages";
import type { Frame } from "./sender";

/** The script that looks for tickets; small, and harmless where there is none. */
export const DETECTOR = "detector.js";
const CARD = "card.js";
const TICKET = "ticket.js";
const NOTICE = "notice.js";
const TOOLS = "tools.js";
const EXAMINE = "examine.js";

/**
 * Looks for tickets in all frames of a tab now; with `activeTab` also where no permission was given beforehand. Throws where
 * extensions may not go (chrome://, the store). The detector's file ends with the answer, which `executeScript` returns.
 */
export async function detectIn(tabId: number): Promise<Frame[]> {
  const results = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [DETECTOR],
  });
  return results
    .filter((injected) => injected.result === true)
    .map(({ frameId, documentId }) => ({ tabId, frameId, documentId }));
}

/** A frame, and what it holds of a ticket. */
export type ExaminedFrame = Frame & Examined;

/** Looks in all frames of a tab, recognised or not, at what could be filled. Throws where extensions may not go. */
export async function examineIn(tabId: number, inForce: readonly PageMap[] | null): Promise<ExaminedFrame[]> {
  const target = { tabId, allFrames: true };
  await chrome.scripting.executeScript({ target, files: [EXAMINE] });
  const results = await chrome.scripting.executeScript({
    target,
    func: (maps: readonly PageMap[] | null) => globalThis.qualitokenExamine?.(maps) ?? null,
    args: [inForce],
  });
  return results.flatMap(({ frameId, documentId, result }) =>
    result ? [{ tabId, frameId, documentId, ...result }] : [],
  );
}

/** The same as `startTicket` in a frame that is not recognised as a ticket: the agent says that it is one. */
export async function startUnrecognised(frame: Frame): Promise<void> {
  await chrome.scripting.executeScript({
    target: { tabId: frame.tabId, documentIds: [frame.documentId] },
    func: (wish: Attempt) => {
      globalThis.qualitokenAttempt = wish;
    },
    args: ["fill"],
  });
  await startTicket(frame);
}

/**
 * Starts card and engine in a ticket frame; the scripts themselves see to it that a second start does nothing. Two calls: files
 * of one call are read and sent together, and the card would wait for the engine.
 */
export async function startTicket({ tabId, documentId }: Frame): Promise<void> {
  const target = { tabId, documentIds: [documentId] };
  await chrome.scripting.executeScript({ target, files: [CARD] });
  await chrome.scripting.executeScript({ target, files: [TICKET] });
}

/** Adds the tools to a frame in which a card stands. */
export async function loadTools({ tabId, documentId }: Frame): Promise<void> {
  await chrome.scripting.executeScript({ target: { tabId, documentIds: [documentId] }, files: [TOOLS] });
}

/** Starts the card without a ticket in the tab's main frame. */
export async function startNotice(tabId: number): Promise<void> {
  await chrome.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [NOTICE] });
}

/**
 * Shows, unasked, the card that says what became of a ticket; false: the tab has a ticket with a card of its own. Throws where
 * extensions may not go.
 */
export async function showNotice(tabId: number): Promise<boolean> {
  if ((await detectIn(tabId)).length > 0) return false;
  await startNotice(tabId);
  const command: Command = { type: "show", tickets: [], fields: null };
  await chrome.tabs.sendMessage(tabId, command, { frameId: 0 });
  return true;
}
