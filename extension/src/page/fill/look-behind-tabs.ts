/**
 * Looks behind the tabs that the map names and whose part of the page nothing ties to them, or is empty until they are
 * pressed: presses each once, as a person would, sees what stands there, and goes back to the tab that was open.
 */

import { isDangerous } from "../controls/lists";
import { attribute, click, isShown, keepFocus, parentOf, queryAll } from "../dom/dom";
import { closedAround, isPartOf, type Tab } from "../locate/tabs";
import type { View } from "../locate/view";

/** What came of looking: `empty`: a part was opened whose content has still to come. */
export type Behind = "nothing" | "seen" | "empty";

const pressed = new WeakSet<Element>();
const results = new WeakMap<View, Behind>();

/** Presses the known tabs that were not pressed before; what came of it on this page, also of earlier calls. */
export function lookBehindTabs(view: View): Behind {
  for (const tab of view.tabs()) {
    if (pressed.has(tab.element) || !mayBePressed(tab.element)) continue;
    const empty = emptyPartsOf(tab);
    const hidden = hiddenParts(view);
    if (empty.length === 0 && hidden.length === 0) continue;
    pressed.add(tab.element);
    if (!openAndReturn(tab, view)) continue;
    if (results.get(view) !== "empty") results.set(view, empty.length > 0 ? "empty" : "seen");
  }
  return results.get(view) ?? "nothing";
}

/** Handlers that send something or leave the page. */
const LEAVES = /submit|location|href|open\s*\(|salvar|gravar|save/i;

function mayBePressed(tab: Element): boolean {
  if (!isShown(tab) || isDangerous(tab)) return false;
  for (let at: Element | null = tab; at; at = parentOf(at))
    if (LEAVES.test(attribute(at, "onclick"))) return false;
  return true;
}

/** A tab and those beside it. */
function rowOf(tab: Element): Element[] {
  const name = tab.localName;
  for (let box = parentOf(tab), level = 0; box && level < ROW_LEVELS; box = parentOf(box), level++) {
    const alike = Array.from(queryAll(box, name)).filter((one) => isShown(one));
    if (alike.length > 1) return alike;
  }
  return [];
}

/** Boxes around a tab in which the others stand: an item, a list. */
const ROW_LEVELS = 3;

/** Closed parts that a tab is tied to and that hold nothing to be filled. */
function emptyPartsOf(tab: Tab): Element[] {
  return Array.from(queryAll(tab.element.ownerDocument, "[id]")).filter(
    (part) => !isShown(part) && isPartOf(tab.element, part) && queryAll(part, FIELDS).length === 0,
  );
}

const FIELDS = "input:not([type=hidden]), select, textarea, iframe, [contenteditable]";

/** The closed parts that nothing is known to open. */
function hiddenParts(view: View): Element[] {
  const parts = new Set<Element>();
  for (const control of view.collection().controls) {
    if (control.shown || control.type === "hidden") continue;
    const part = closedAround(control.element);
    if (part && part !== control.element && !view.isBehindTab(control)) parts.add(part);
  }
  return [...parts];
}

/** How pages name the tab that is open. */
const OPEN =
  /(?:^|[-_\s])(?:active|ativ[ao]|selected|selecionad[ao]|current|atual|on|open|abert[ao])(?:$|[-_\s])/i;

/** The one tab of a row that says that it is open, or looks otherwise than all others; null: nothing tells. */
function openOf(row: readonly Element[]): Element | null {
  const only = (found: readonly Element[]): Element | null =>
    found.length === 1 ? (found[0] ?? null) : null;
  const chosen = row.filter((one) => attribute(one, "aria-selected") === "true");
  if (chosen.length > 0) return only(chosen);
  const named = row.filter((one) => OPEN.test(attribute(one, "class")));
  if (named.length > 0) return only(named);
  const looks = row.map((one) => `${attribute(one, "class")}|${attribute(one, "style")}`);
  return row.length > 2
    ? only(row.filter((_, at) => looks.indexOf(looks[at] ?? "") === looks.lastIndexOf(looks[at] ?? "")))
    : null;
}

/**
 * Presses a tab and then the one that was open, and remembers what is found in between, where all is laid out. False: it is
 * open itself, or nothing tells which is.
 */
function openAndReturn(tab: Tab, view: View): boolean {
  const former = openOf(rowOf(tab.element));
  if (!former || former === tab.element) return false;
  const missing = view.keys().filter((key) => view.locate(key).how !== "control");
  const { ownerDocument } = tab.element;
  keepFocus(ownerDocument, () =>
    withoutSending(ownerDocument, () => {
      click(tab.element);
      view.refresh();
      for (const key of missing) view.rememberBehindTab(key, view.locate(key), tab);
      click(former);
      view.refresh();
    }),
  );
  return true;
}

/** Does something that sends no form by its event. */
function withoutSending(document: Document, act: () => void): void {
  const keep = (event: Event): void => event.preventDefault();
  document.addEventListener("submit", keep, true);
  act();
  document.removeEventListener("submit", keep, true);
}
