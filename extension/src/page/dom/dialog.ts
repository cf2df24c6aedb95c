/** The text of the page's own message window, as the agent reads it. */

import { DIALOG_TEXT_MAX } from "../limits";
import { isShown, skipChildren, tagOf, walk } from "./dom";
import { cut, tidy } from "./text";

const LEFT_OUT = new Set(["script", "style", "button", "select", "textarea", "input"]);

/** Title and message in one line, without the captions of its buttons. */
export function dialogText(window: Element): string {
  const walker = walk(window.ownerDocument, window);
  const parts: string[] = [];
  let length = 0;
  let node = walker.nextNode();
  while (node && length < DIALOG_TEXT_MAX) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = tidy((node as Text).data.slice(0, DIALOG_TEXT_MAX));
      if (text) parts.push(text);
      length += text.length;
      node = walker.nextNode();
    } else if (LEFT_OUT.has(tagOf(node as Element)) || !isShown(node as Element)) {
      node = skipChildren(walker);
    } else {
      node = walker.nextNode();
    }
  }
  return cut(parts.join(" "), DIALOG_TEXT_MAX);
}
