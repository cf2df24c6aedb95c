import type { Control } from "../../collect/collection";
import { closest, isField, isShown, keepFocus, matches, parentOf, query } from "../../dom/dom";
import { fold, holdsText, tidy } from "../../dom/text";
import { arrive, leave, put, search } from "../../dom/visit";
import { captionOf, isDangerous, linkedList, newList, optionsOf, press, visibleLists } from "../lists";
import { indexOfCaption } from "../match";
import { nearest } from "../nearest";
import type { Adapter, Saved, Written } from "../types";
import { asksForChoice } from "./select";

/** A choice that has begun: its list is open, or on its way. */
interface Choice {
  /** Lists that were in view before: none of them is this control's, unless it says so. */
  before: ReadonlySet<Element>;
  /** The text before the search. */
  text: string;
  typed: boolean;
  /** What was pressed to open the list. */
  pressed: Element | null;
}

/** By element: a control that the page builds anew meanwhile has no list open any more. */
const choices = new WeakMap<Element, Choice>();

const INPUT =
  "[role=combobox]:not([aria-haspopup=dialog], [aria-haspopup=grid], [aria-haspopup=tree]), .ui-autocomplete-input, [aria-autocomplete=list]";
/** The boxes that known widgets build around their input, with what opens their list. */
const BOXES = ".dx-selectbox, .dx-autocomplete, .x-form-field-wrap, .x-form-trigger-wrap, .x-field";
const TRIGGERS = ".dx-dropdowneditor-button, .x-form-arrow-trigger";
const LOCKED =
  "[aria-disabled=true], [aria-readonly=true], .dx-state-disabled, .dx-state-readonly, .x-item-disabled";

/** The box that a known widget has built around its input, with what opens the list. */
export const boxOf = (control: Control): Element | null => closest(control.element, BOXES);

function triggerOf(control: Control): Element | null {
  // ExtJS 3 puts the trigger beside the input, later versions into a cell or box beside the input's own.
  const box = boxOf(control) ?? parentOf(control.element);
  return box && query(box, TRIGGERS);
}

const inputOf = (control: Control): HTMLInputElement | null =>
  isField(control.element) ? (control.element as HTMLInputElement) : null;

/** What the control shows now, a search text included. */
function textOf(control: Control): string {
  const input = inputOf(control);
  return input ? input.value : tidy(control.element.textContent ?? "");
}

/** The hidden input in which the widget keeps the code of the choice. */
function codeOf(control: Control): HTMLInputElement | null {
  const box = boxOf(control);
  return box && (query(box, "input[type=hidden]") as HTMLInputElement | null);
}

function begin(control: Control, wanted: string): Choice {
  const { element } = control;
  const choice: Choice = {
    before: new Set(visibleLists(element.ownerDocument)),
    text: textOf(control),
    typed: false,
    pressed: null,
  };
  choices.set(element, choice);
  const trigger = triggerOf(control) ?? (matches(element, "[role=combobox]") ? element : null);
  if (linkedList(element)) return choice;
  if (!trigger) type(control, choice, wanted);
  else if (!isDangerous(trigger)) {
    arrive(element);
    press(trigger);
    choice.pressed = trigger;
  }
  return choice;
}

function type(control: Control, choice: Choice, wanted: string): void {
  const input = inputOf(control);
  choice.typed = true;
  if (input) search(input, wanted);
}

function listOf(control: Control, choice: Choice): Element | null {
  return linkedList(control.element) ?? newList(control.element.ownerDocument, choice.before);
}

/** Ends a choice: leaves the control and sees to it that its list is closed. */
function end(control: Control, choice: Choice): void {
  const { element } = control;
  const list = listOf(control, choice);
  choices.delete(element);
  leave(element);
  if (!list || !isShown(list)) return;
  if (choice.pressed) press(choice.pressed);
  if (isShown(list)) press(element.ownerDocument.documentElement);
}

/** Chooses from the list by its text, which must be the only one that reads so. */
function choose(control: Control, wanted: string): Written {
  return keepFocus(control.element.ownerDocument, () => {
    const choice = choices.get(control.element) ?? begin(control, wanted);
    const list = listOf(control, choice);
    const options = list ? optionsOf(list) : [];
    const captions = options.map(captionOf);
    const option = options[indexOfCaption(captions, wanted)];
    if (!option || isDangerous(option)) return { ok: false, nearest: nearest(wanted, captions), open: true };
    press(option);
    end(control, choice);
    return { ok: true };
  });
}

/**
 * Inputs and buttons with a floating list and no native select behind them: ARIA comboboxes, jQuery UI autocompletes,
 * combo boxes as ExtJS and DevExtreme build them. An option is chosen by pressing it, as only that sets the code which
 * the page submits. Until the list has brought it the control counts as open, and what is typed into it as a search.
 */
export const combo: Adapter = {
  fits: ({ type, element }) =>
    type === "combo" ||
    (type === "text" &&
      (matches(element, INPUT) || (closest(element, BOXES) !== null && hasTrigger(element)))),
  read(control) {
    const value = choices.get(control.element)?.text ?? textOf(control);
    const code = codeOf(control)?.value;
    return { value: code || value, display: value, empty: asksForChoice(value) || code === "" };
  },
  holds(control, wanted) {
    if (choices.has(control.element)) return false;
    const shown = textOf(control);
    const right = fold(wanted) === "" ? holdsText(shown, wanted) : fold(shown) === fold(wanted);
    return right && codeOf(control)?.value !== "";
  },
  write: choose,
  save: (control): Saved => ({ of: "text", value: textOf(control) }),
  same: (control, saved) =>
    saved.of === "text" && textOf(control) === saved.value && !choices.has(control.element),
  restore(control, saved) {
    if (saved.of !== "text") return false;
    const input = inputOf(control);
    if (!input || saved.value !== "") return choose(control, saved.value).ok;
    put(input, "");
    return true;
  },
  locked: (control) =>
    matches(control.element, ":disabled") ||
    closest(control.element, LOCKED) !== null ||
    // An input that takes no typing and opens no list can only be filled by what opens a search window.
    (inputOf(control)?.readOnly === true &&
      !triggerOf(control) &&
      !matches(control.element, "[role=combobox]")),
  isOpen: ({ element }) => element.isConnected && choices.has(element),
  insist(control, wanted) {
    const choice = choices.get(control.element);
    const input = inputOf(control);
    if (!choice || choice.typed || !input || input.readOnly) return false;
    keepFocus(input.ownerDocument, () => type(control, choice, wanted));
    return true;
  },
  leave(control) {
    const choice = choices.get(control.element);
    const input = inputOf(control);
    if (!choice) return;
    keepFocus(control.element.ownerDocument, () => {
      if (choice.typed && input) put(input, choice.text);
      end(control, choice);
    });
  },
  drop: ({ element }) => void choices.delete(element),
};

function hasTrigger(element: Element): boolean {
  const box = closest(element, BOXES);
  return box !== null && query(box, TRIGGERS) !== null;
}
