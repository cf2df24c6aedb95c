import { type Command, TAKEN } from "../shared/messages";

/** Answers the worker's commands to this frame; returns what ends it. */
export function onCommand(take: (command: Command) => void): () => void {
  const listener = (
    command: Command,
    _sender: chrome.runtime.MessageSender,
    answer: (taken: string) => void,
  ) => {
    take(command);
    answer(TAKEN);
  };
  chrome.runtime.onMessage.addListener(listener);
  return () => chrome.runtime.onMessage.removeListener(listener);
}
