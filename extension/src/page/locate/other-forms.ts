/** Small forms beside the ticket's: a search, a chat, a message may have fields of the same names. */

import type { Control } from "../collect/collection";
import { closest } from "../dom/dom";

/** Fields from which on a page tells. */
const FIELDS_MIN = 6;

/** Share of the fields that a form has to hold for being the ticket's. */
const FORM_SHARE_MIN = 0.6;

/** Fields that a form beside the ticket's holds at most: a search, a newsletter, a message. */
const BESIDE_MAX = 2;

/** The controls in forms of their own beside the ticket's form. */
export function inOtherForms(controls: ReadonlyMap<object, ReadonlySet<Control>>): ReadonlySet<Control> {
  const fields = new Map<Element, Set<object>>();
  const all = new Map<Control, Element>();
  for (const [field, own] of controls)
    for (const control of own) {
      const form = closest(control.element, "form");
      if (!form) continue;
      all.set(control, form);
      note(fields, form, field);
    }
  const [main, ...others] = [...fields].sort(([, one], [, other]) => other.size - one.size);
  if (!main || main[1].size < FORM_SHARE_MIN * controls.size || controls.size < FIELDS_MIN) return new Set();
  const small = new Set(others.filter(([, own]) => own.size <= BESIDE_MAX).map(([form]) => form));
  return new Set([...all].filter(([, form]) => small.has(form)).map(([control]) => control));
}

function note<T>(all: Map<Element, Set<T>>, box: Element, item: T): void {
  const own = all.get(box);
  if (own) own.add(item);
  else all.set(box, new Set([item]));
}
