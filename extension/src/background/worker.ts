/**
 * The service worker's entry: listeners only, all added in the first turn, because Chrome starts the worker for an event and
 * delivers it to the listeners that are there then ("The extension service worker lifecycle").
 */

import { now } from "../shared/clock";
import { isTicketFound } from "../shared/messages";
import { click } from "./actions/click";
import { ticketFound } from "./actions/ticket-found";
import { installed, menuClicked } from "./installed";
import { forgetInterrupted, tellInterrupted } from "./interrupted";
import { savedTabClosed } from "./saved";
import { frameOf } from "./sender";
import { serve } from "./serve";
import { followSettings } from "./settings";
import { followSites, watchSites } from "./sites";
import { forgetTab } from "./tickets";

chrome.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) void click(tab.id, now());
});

chrome.commands.onCommand.addListener((_command, tab) => {
  if (tab?.id !== undefined) void click(tab.id, now());
});

chrome.runtime.onMessage.addListener((message: unknown, sender) => {
  const frame = frameOf(sender);
  if (frame && isTicketFound(message)) void ticketFound(frame);
});

chrome.runtime.onConnect.addListener(serve);

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void installed(reason);
  void followSites();
});

chrome.contextMenus.onClicked.addListener(({ menuItemId }, tab) => menuClicked(menuItemId, tab));

chrome.tabs.onRemoved.addListener((tabId) => {
  void forgetTab(tabId);
  void savedTabClosed(tabId);
  void forgetInterrupted(tabId);
});

chrome.tabs.onUpdated.addListener((tabId, { status }) => {
  if (status === "complete") void tellInterrupted(tabId);
});

watchSites();

followSettings();
