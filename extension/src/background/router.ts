import { now } from "../shared/clock";
import type { Answers, Ask } from "../shared/messages";
import { openTicket } from "./actions/click";
import { recordTiming } from "./actions/record-timing";
import { recallChoice, rememberChoice } from "./choices";
import { host } from "./host/host";
import { loadTools, startTicket } from "./inject";
import { read } from "./readings";
import type { Frame } from "./sender";
import { describe } from "./tickets";

/** Hands what a page asks to the one that answers it; no logic here. */
export function route(ask: Ask, from: Frame): Promise<Answers[keyof Answers]> {
  switch (ask.type) {
    case "read":
      return read(ask.maxAgeMs, ask.byAgent);
    case "plan":
      return host.plan(ask.params);
    case "pages":
      return host.listPages();
    case "pages_export":
      return host.exportPage(ask.params);
    case "pages_check":
      return host.checkPage(ask.toml);
    case "load_tools":
      return loadTools(from).then(() => null);
    case "start_ticket":
      return startTicket(from).then(() => null);
    case "open_options":
      return chrome.runtime.openOptionsPage().then(() => null);
    case "describe":
      return describe(from.documentId, ask.number).then(() => null);
    case "open_ticket":
      return openTicket(ask.documentId, now()).then(() => null);
    case "remember_medium":
      return rememberChoice(ask.serial);
    case "recall_medium":
      return recallChoice(ask.serials);
    case "timing":
      return recordTiming(ask.clickedAt, ask.verifiedAt);
  }
}
