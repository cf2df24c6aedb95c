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
