import { now } from "../shared/clock";
import type { Answers, Ask } from "../shared/messages";
import { openTicket } from "./actions/click";
import { recordTiming } from "./actions/record-timing";
import { host } from "./host/host";
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
    case "describe":
      return describe(from.documentId, ask.number).then(() => null);
    case "open_ticket":
      return openTicket(ask.documentId, now()).then(() => null);
    case "timing":
      return recordTiming(ask.clickedAt, ask.verifiedAt);
  }
}
