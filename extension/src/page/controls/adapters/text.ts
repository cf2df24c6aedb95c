import type { Control } from "../../collect/collection";
import { setValue } from "../../dom/dom";
import { holdsText, shortest, withoutMarks } from "../../dom/text";
import { leave, put, putAfresh } from "../../dom/visit";
import { MAX_SETS } from "../../limits";
import type { Adapter, Saved } from "../types";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

const elementOf = (control: Control): TextElement => control.element as TextElement;

/** Sets a text with all events of a visit; `again`: another way, as it did not hold. */
export function type(control: Control, value: string, again: boolean): void {
  if (again) putAfresh(elementOf(control), value);
  else put(elementOf(control), value);
}

/**
 * Whether the control takes fewer characters than the value has. The limit binds people only: scripts may exceed it,
 * and the server then cuts or refuses the ticket.
 */
export function isTooLong(control: Control, value: string): boolean {
  const { maxLength } = elementOf(control);
  return maxLength >= 0 && value.length > maxLength;
}

/** Empties a control. A mask may take the first clearing for typing and keep a digit, and shows its own marks at the end. */
function clear(control: Control): void {
  const element = elementOf(control);
  for (let times = 0; times < MAX_SETS && withoutMarks(element.value) !== ""; times++) put(element, "");
  if (element.value === "" || withoutMarks(element.value) !== "") return;
  setValue(element, ""); // a visit would bring the marks up again
  leave(element);
}

/**
 * A mask or handler makes another value of one that it did not let in itself: that goes back without events, which have
 * told the page all it hears. Not where a framework keeps what it made of it: what is shown would not be what is sent.
 */
function putQuietly(element: TextElement, value: string): void {
  const isKept = element.defaultValue === element.value;
  if (element.value !== value && !isKept) setValue(element, value);
}

/** What was saved of an input itself: before the page is located anew, nothing tells that others go on with it. */
const ownOf = (saved: Saved): Saved => (saved.of === "several" ? (saved.parts[0] ?? saved) : saved);

/** Inputs that take text, numbers included, and text areas. Also codes that the page resolves on blur. */
export const text: Adapter = {
  fits: (control) => control.type === "text" || control.type === "textarea",
  read(control) {
    const value = elementOf(control).value;
    return { value, display: value, empty: value.trim() === "" };
  },
  holds: (control, wanted) => holdsText(elementOf(control).value, wanted),
  write(control, wanted, again) {
    const fits = [wanted, shortest(wanted)].find(
      (value) => !isTooLong(control, value) && holdsText(value, wanted),
    );
    if (fits === undefined) return { ok: false, too_long: true };
    type(control, fits, again);
    return { ok: true };
  },
  save: (control): Saved => ({ of: "text", value: elementOf(control).value }),
  same(control, state) {
    const saved = ownOf(state);
    return saved.of === "text" && elementOf(control).value === saved.value;
  },
  restore(control, state) {
    const saved = ownOf(state);
    if (saved.of !== "text") return false;
    const element = elementOf(control);
    if (saved.value === "") {
      clear(control);
      return true;
    }
    type(control, saved.value, false);
    if (element.value !== saved.value) type(control, saved.value, true);
    putQuietly(element, saved.value);
    return true;
  },
};
