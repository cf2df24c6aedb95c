import { failure, QualitokenError } from "../shared/failure";

/** A frame of a tab from which a message came. */
export interface Frame {
  tabId: number;
  frameId: number;
  documentId: string;
}

/** The frame behind a sender, or null: not our own script in a page (Chrome's "Message passing", security section). */
export function frameOf(sender: chrome.runtime.MessageSender | undefined): Frame | null {
  const tabId = sender?.tab?.id;
  if (!sender || sender.id !== chrome.runtime.id || tabId === undefined) return null;
  if (sender.frameId === undefined || sender.documentId === undefined) return null;
  return { tabId, frameId: sender.frameId, documentId: sender.documentId };
}

/** Whether a message came from a page of our own: the side panel is in no tab. */
export function isOwnPage(sender: chrome.runtime.MessageSender | undefined): boolean {
  return sender?.id === chrome.runtime.id && (sender.url ?? "").startsWith(chrome.runtime.getURL(""));
}

/** The frame, where what is asked makes sense in a page only. */
export function needFrame(frame: Frame | null): Frame {
  if (!frame) throw new QualitokenError(failure("not_a_ticket_page"));
  return frame;
}
