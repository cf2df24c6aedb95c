import { failureOf } from "../shared/failure";
import { type FromWorker, parseAsk } from "../shared/messages";
import { keep } from "./channels";
import { route } from "./router";
import { frameOf, isOwnPage } from "./sender";
import { forget, remember } from "./tickets";

/** Serves a card's channel; a channel that is neither from our own script in a page nor from our own page is closed. */
export function serve(channel: chrome.runtime.Port): void {
  const frame = frameOf(channel.sender);
  if (!frame && !isOwnPage(channel.sender)) {
    channel.disconnect();
    return;
  }
  let open = true;
  const reply = (message: FromWorker) => {
    if (open) channel.postMessage(message);
  };
  keep(channel);
  if (frame && channel.name === "ticket") void remember({ ...frame, number: null, openedAt: Date.now() });
  channel.onDisconnect.addListener(() => {
    open = false;
    if (frame && channel.name === "ticket") void forget(frame.documentId);
  });
  channel.onMessage.addListener((message: unknown) => {
    const asked = parseAsk(message);
    if (!asked) return;
    route(asked.ask, frame, channel).then(
      (value) => reply({ id: asked.id, value }),
      (error: unknown) => reply({ id: asked.id, failure: failureOf(error, "worker_lost") }),
    );
  });
}
