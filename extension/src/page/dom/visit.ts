/**
 * Changing a control with all that a page hears when a person does it by keyboard. The events are synthetic, so that
 * the agent's own focus never moves; they reach inline handlers, masks and jQuery alike, and do nothing by themselves.
 */

import { MAX_SETS } from "../limits";
import { fire, keepFocus, matches, setValue } from "./dom";
import { withoutMarks } from "./text";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

const INIT = { bubbles: true, composed: true };
const KEY = { ...INIT, cancelable: true };
/** A key that the system does not name: no shortcut fits it, and masks that insert the key they see insert nothing. */
const UNNAMED = { ...KEY, key: "Unidentified" };
const REPLACING = { ...INIT, inputType: "insertReplacementText" };
const DELETING = { ...INIT, inputType: "deleteContentBackward" };
/** Where one key writes the last character; a line break, or half a surrogate pair, is none of these. */
const LAST_CHARACTER = /[^\p{C}\p{Zl}\p{Zp}]$/u;

/**
 * Makes a choice as a person's visit to the control would: focus, a key, the change, blur. `text`: what is chosen, the
 * first character of which finds it in a list.
 */
export function visit(element: Element, text: string, change: () => void): void {
  during(element, () => {
    enter(element, text.slice(0, 1), change, new Event("input", INIT));
    fire(element, new Event("change", { bubbles: true }));
  });
}

/** Makes a change to an element's text, which reads `text` afterwards, as such a visit. */
export function visitText(element: Element, text: string, change: () => void): void {
  during(element, () => {
    enter(element, text, change, new InputEvent("input", text === "" ? DELETING : REPLACING));
    fire(element, new Event("change", { bubbles: true }));
  });
}

/** Sets a control's text with all events of such a visit. */
export function put(element: TextElement, value: string): void {
  visitText(element, value, () => {
    const kind = value === "" ? DELETING : { ...REPLACING, data: value };
    fire(element, new InputEvent("beforeinput", { ...kind, cancelable: true }));
    setValue(element, value);
  });
}

/**
 * The same another way, where that did not hold: emptied first, for masks that compare with what stood there, and
 * without keys, for handlers that take one they do not know for a mistake.
 */
export function putAfresh(element: TextElement, value: string): void {
  const set = (text: string): void => {
    setValue(element, text);
    fire(element, new InputEvent("input", text === "" ? DELETING : REPLACING));
  };
  during(element, () => {
    // A mask may take the first clearing for typing and keep a character.
    for (let times = 0; times < MAX_SETS && withoutMarks(element.value) !== ""; times++) set("");
    set(value);
    fire(element, new Event("change", { bubbles: true }));
  });
}

/** Sets a text as typing to search a list does: the control is not left. */
export function search(element: HTMLInputElement, text: string): void {
  arrive(element);
  enter(element, "", () => setValue(element, text), new InputEvent("input", REPLACING));
}

/** Presses a key that widgets listen to. */
export function pressKey(element: Element, key: keyof typeof KEY_CODES, altKey = false): true {
  for (const type of ["keydown", "keyup"])
    fire(element, new KeyboardEvent(type, { ...KEY, key, code: key, keyCode: KEY_CODES[key], altKey }));
  return true;
}

const KEY_CODES = { ArrowDown: 40, Backspace: 8, Escape: 27 };

/** The first half of a visit. */
export function arrive(element: Element): void {
  fire(element, new FocusEvent("focus", { composed: true }));
  fire(element, new FocusEvent("focusin", INIT));
}

/** The second half of a visit. */
export function leave(element: Element): void {
  fire(element, new FocusEvent("blur", { composed: true }));
  fire(element, new FocusEvent("focusout", INIT));
}

/** A whole visit. Masks, and pages that go on to the next field by themselves, take the focus: the agent gets it back. */
function during(element: Element, visiting: () => void): void {
  keepFocus(element.ownerDocument, () => {
    arrive(element);
    visiting();
    leave(element);
  });
}

/** A change by the last of a text's keys. */
function enter(element: Element, text: string, change: () => void, input: Event): void {
  fire(element, new KeyboardEvent("keydown", UNNAMED));
  if (text !== "") fire(element, new KeyboardEvent("keypress", pressed(element, text)));
  change();
  fire(element, input);
  fire(element, new KeyboardEvent("keyup", UNNAMED));
}

/**
 * Filters that are written into the page look at the character and scold for one that they do not know, and what they
 * insert is replaced by the change. The listeners of masks ask where the cursor is, which is in another control.
 */
function pressed(element: Element, text: string): KeyboardEventInit {
  const key = matches(element, "[onkeypress]") ? LAST_CHARACTER.exec(text)?.[0] : undefined;
  const charCode = key?.codePointAt(0);
  return key && charCode ? { ...KEY, key, charCode, keyCode: charCode } : UNNAMED;
}
