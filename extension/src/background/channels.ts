import { HOST_IDLE_MS } from "../shared/constants";
import type { FromWorker } from "../shared/messages";
import { host } from "./host/host";

/** The cards that are open now. The host is kept while there is one: it keeps the worker alive, too. */
const channels = new Set<chrome.runtime.Port>();
let idle: ReturnType<typeof setTimeout> | undefined;

/** Keeps a card's channel until its page is gone. */
export function keep(channel: chrome.runtime.Port): void {
  clearTimeout(idle);
  channels.add(channel);
  channel.onDisconnect.addListener(() => {
    channels.delete(channel);
    if (channels.size === 0) idle = setTimeout(() => host.disconnect(), HOST_IDLE_MS);
  });
}

/** Whether a card is open. */
export function anyOpen(): boolean {
  return channels.size > 0;
}

/** Tells every open card, but those in `except`. */
export function broadcast(message: FromWorker, except: ReadonlySet<chrome.runtime.Port> = new Set()): void {
  for (const channel of channels) if (!except.has(channel)) channel.postMessage(message);
}
