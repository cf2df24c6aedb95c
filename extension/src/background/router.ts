import { now } from "../shared/clock";
import type { Answer, Ask } from "../shared/messages";
import { checkLastTicket, checkPage } from "./actions/check-page";
import { openTicket } from "./actions/click";
import { recordTiming } from "./actions/record-timing";
import { recallChoice, rememberChoice } from "./choices";
import { host } from "./host/host";
import { loadTools, startTicket } from "./inject";
import { rememberInterrupted, takeInterrupted } from "./interrupted";
import { allowMoreTime, read } from "./readings";
import {
  completeSaved,
  forgetClosed,
  forgetSaved,
  rememberSaved,
  savedBefore,
  savedElsewhere,
} from "./saved";
import { type Frame, isOwnPage, needFrame } from "./sender";
import { speak } from "./settings";
import { describe } from "./tickets";

/** Hands what a page asks to the one that answers it; no logic here. */
export async function route(ask: Ask, from: Frame | null, channel: chrome.runtime.Port): Promise<Answer> {
  switch (ask.type) {
    case "host":
      if (ask.language) await speak(ask.language);
      return host.ask(ask.method, ask.params);
    case "read":
      if (ask.moreTime) allowMoreTime();
      return read(ask.maxAgeMs, ask.byAgent, channel);
    case "load_tools":
      return loadTools(needFrame(from)).then(() => null);
    case "start_ticket":
      return startTicket(needFrame(from)).then(() => null);
    case "open_options":
      return chrome.runtime.openOptionsPage().then(() => null);
    case "check_page":
      return isOwnPage(channel.sender) ? checkLastTicket() : checkPage(needFrame(from).tabId);
    case "describe":
      return describe(needFrame(from).documentId, ask.number).then(() => null);
    case "open_ticket":
      return openTicket(ask.documentId, now()).then(() => null);
    case "connection":
      return host.greet();
    case "saved":
      return rememberSaved(needFrame(from).tabId, ask.message, ask.client);
    case "saved_before":
      return savedBefore(needFrame(from).tabId, ask.number, ask.client);
    case "saved_complete":
      return completeSaved(needFrame(from).tabId);
    case "saved_end":
      return forgetSaved(needFrame(from).tabId);
    case "saved_elsewhere":
      return savedElsewhere();
    case "saved_elsewhere_end":
      return forgetClosed();
    case "interrupted":
      return rememberInterrupted(needFrame(from).tabId, ask.titles);
    case "interrupted_before":
      return takeInterrupted(needFrame(from).tabId);
    case "remember_medium":
      return rememberChoice(ask.serial);
    case "recall_medium":
      return recallChoice(ask.serials);
    case "timing":
      return recordTiming(ask.clickedAt, ask.verifiedAt);
  }
}
