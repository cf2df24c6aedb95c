/** What a page of the service desk is showing now. The signs are data (`PageMap.states`); reads only. */

import type { PageMap, PageState, StateSigns } from "../../generated/protocol";
import { dialogText } from "../dom/dialog";
import { isShown, query, queryAll, walk } from "../dom/dom";
import { fold, tidy } from "../dom/text";
import { LABEL_MAX } from "../limits";

/** States of a ticket that was saved before: what it holds is somebody's work. */
export const SAVED: ReadonlySet<PageState> = new Set(["existing_ticket", "edit_window"]);

/** The state of a page that `detect` has recognised as this map's ticket page. */
export function ticketStateOf(map: PageMap, document: Document): PageState {
  const windows = openWindows(map, document);
  const signs = map.states.find(
    (candidate) => candidate.state !== "list" && met(candidate, document, windows, windows),
  );
  if (signs) return signs.state;
  const numbered = map.ticket_number.some((selector) => tidy(query(document, selector)?.textContent ?? ""));
  return numbered ? "existing_ticket" : "new_ticket";
}

/** The state of a page that is no ticket, and the map that knows it. */
export function otherStateOf(maps: readonly PageMap[], document: Document): PageState {
  const body = query(document, "body");
  for (const map of maps) {
    const signs = map.states.find((candidate) =>
      met(candidate, document, openWindows(map, document), body ? [body] : []),
    );
    if (signs) return signs.state;
  }
  return "other";
}

function met(signs: StateSigns, document: Document, windows: Element[], texts: Element[]): boolean {
  const { path, elements, dialog } = signs;
  if (!path && elements.length === 0 && !dialog && signs.texts.length === 0) return false;
  if (path && !matches(path, document.location.pathname)) return false;
  if (!elements.every((selector) => Array.from(queryAll(document, selector)).some(isShown))) return false;
  if (dialog && !windows.some((window) => matches(dialog, dialogText(window)))) return false;
  return signs.texts.length === 0 || texts.some((root) => holds(root, signs.texts));
}

function openWindows(map: PageMap, document: Document): Element[] {
  return map.dialog.flatMap((selector) => Array.from(queryAll(document, selector)).filter(isShown));
}

/** Whether one of the texts stands by itself somewhere under `root`, to be seen. */
function holds(root: Element, texts: readonly string[]): boolean {
  const wanted = new Set(texts.map(fold));
  const walker = walk(root.ownerDocument, root);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const { data, parentElement } = node as Text;
    if (data.length <= LABEL_MAX && wanted.has(fold(data)) && parentElement && isShown(parentElement))
      return true;
  }
  return false;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "i").test(text);
  } catch {
    return false; // the host checks maps with Python's dialect
  }
}
