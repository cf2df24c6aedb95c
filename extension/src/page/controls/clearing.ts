/** Taking a choice back where nothing was chosen before, as far as the widget lets a person do that. */

import { extentOf } from "../collect/choices";
import type { Control } from "../collect/collection";
import { contains, fire, isField, keepFocus, queryAll } from "../dom/dom";
import { pressKey, put } from "../dom/visit";
import { putBack } from "./choice";
import { isChoosing, isSentAsBefore, sentBy } from "./choice-state";
import { isDangerous, press } from "./lists";
import { openerOf } from "./openers";
import type { Restored } from "./types";

/** How libraries name what empties a choice. */
const CLEARS =
  "[aria-label^=clear i], [aria-label^=limpar i], [title^=clear i], [title^=limpar i], [class*=clear i]:not([class*=clearfix i], [class*=clearable i]), [data-pc-section=clearicon]";

/** What was tried already, by the control's element. */
const tried = new WeakMap<Element, number>();

/** Tries the next way. `text`: what the entry reads that stood for no choice; `sent`: what the fields behind held then. */
export function clear(control: Control, text: string, sent: Readonly<Record<string, string>>): Restored {
  if (isChoosing(control.element)) return putBack(control, text);
  const ways = [pressClearer, empty, hover, pressClearer, erase];
  const { element } = control;
  const next = tried.get(element) ?? 0;
  tried.set(element, next + 1);
  const way = ways[next];
  if (way) {
    keepFocus(element.ownerDocument, () => way(control, sent));
    return "acting";
  }
  return next === ways.length ? putBack(control, text) : false;
}

/** Begins anew. */
export function forgetClearing(control: Control): void {
  tried.delete(control.element);
}

/** Some libraries show what empties a choice only under the pointer. */
function hover(control: Control): boolean {
  const { box } = extentOf(openerOf(control));
  for (const element of [box, ...Array.from(queryAll(box, "*"))]) fire(element, new MouseEvent("mouseenter"));
  return box !== control.element;
}

function pressClearer(control: Control): boolean {
  const opener = openerOf(control);
  const { scope } = extentOf(opener);
  const clearer = Array.from(queryAll(scope, CLEARS)).find(
    (one) => !contains(one, opener) && !isDangerous(one),
  );
  if (!clearer) return false;
  press(clearer);
  return true;
}

/** An input whose text is the choice. One that takes no typing is emptied only if the fields behind it follow. */
function empty(control: Control, sent: Readonly<Record<string, string>>): boolean {
  const opener = openerOf(control);
  if (!isField(opener) || opener.localName !== "input") return false;
  const input = opener as HTMLInputElement;
  const shown = input.value;
  if (shown === "" || (input.readOnly && sentBy(control).length === 0)) return false;
  put(input, "");
  if (!input.readOnly || isSentAsBefore(control, sent)) return true;
  put(input, shown); // what is shown would be gone, and not what is chosen
  return false;
}

function erase(control: Control): boolean {
  const opener = openerOf(control);
  return isField(opener) && pressKey(opener, "Backspace");
}
