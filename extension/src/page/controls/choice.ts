/**
 * Choosing from a list as a person does: open it, wait for the option, press it, see the choice shown, close the list. Each
 * call does what can be done at once; the page has to have its turn between two of them.
 */

import type { Control } from "../collect/collection";
import { attribute, focusedIn, giveFocusBack, isShown, keepFocus } from "../dom/dom";
import { asksForChoice, tidy } from "../dom/text";
import { leave, pressKey, put, search } from "../dom/visit";
import { nextTask } from "../pieces";
import { behind, type Choice, choices, heldBy, remember } from "./choice-state";
import { shownIn } from "./choice-text";
import {
  asksBeside,
  captionOf,
  isDangerous,
  isLoading,
  linkedList,
  newList,
  optionsOf,
  press,
  pressOption,
  scrollerOf,
  scrollOn,
  searchOf,
  titleOf,
  visibleLists,
} from "./lists";
import { indexOfCaption, indexOfTitled, isCaptionOf } from "./match";
import { nearest } from "./nearest";
import { inputOf, openerOf } from "./openers";
import type { Restored, Written } from "./types";
import { openAnotherWay, waysOf } from "./ways";

function shownNow(control: Control): string {
  if (control.type !== "select") return shownIn(control.element).text;
  return tidy((control.element as HTMLSelectElement).selectedOptions[0]?.label ?? "");
}

function begin(control: Control, wanted: string): Choice {
  const { element } = control;
  const input = inputOf(control);
  const choice: Choice = {
    before: new Set(visibleLists(openerOf(control))),
    text: shownNow(control),
    input: input?.value ?? "",
    sent: new Map(behind(control).map((field) => [field, heldBy(field)])),
    asks: asksForChoice(wanted),
    ways: waysOf(control),
    typed: false,
    sought: null,
    pressed: null,
    focused: undefined,
    captions: [],
    chosen: "no",
    seen: { begun: false, drawn: "" },
  };
  choices.set(element, choice);
  if (!linkedList(openerOf(control))) openAnotherWay(choice, wanted);
  return choice;
}

function listOf(control: Control, choice: Choice): Element | null {
  const opener = openerOf(control);
  return linkedList(opener) ?? newList(opener, choice.before);
}

/** Does something with a list. The focus goes back at once, or when the widget that was let have it is left. */
function withFocus<T>(control: Control, act: () => T): T {
  const { ownerDocument } = control.element;
  const before = focusedIn(ownerDocument);
  const focused = choices.get(control.element)?.focused;
  const done = act();
  const choice = choices.get(control.element);
  if (choice?.focused === undefined) giveFocusBack(ownerDocument, focused === undefined ? before : focused);
  return done;
}

/** Ends a choice: leaves the control and sees to it that its list is closed. */
function end(control: Control, choice: Choice): void {
  const opener = openerOf(control);
  const list = listOf(control, choice);
  if (choice.sought?.isConnected) put(choice.sought, "");
  choices.delete(control.element);
  leave(opener);
  const isOpen = (): boolean =>
    list !== null &&
    isShown(list) &&
    attribute(opener, "aria-expanded") !== "false" &&
    !choices.has(control.element);
  if (!list || !isOpen()) return;
  press(opener.ownerDocument.documentElement);
  void closeInTurn(opener, isOpen, [
    () => pressKey(list, "Escape"),
    () => choice.pressed !== null && press(choice.pressed),
  ]);
}

/** Closes a list one way after the other: libraries close it in a later task, and the next way would open it again. */
async function closeInTurn(
  opener: Element,
  isOpen: () => boolean,
  ways: readonly (() => void)[],
): Promise<void> {
  for (const way of ways) {
    await nextTask();
    await nextTask();
    if (!isOpen()) return;
    keepFocus(opener.ownerDocument, way);
  }
}

/** Chooses from the list by its text, which must be the only one that reads so. */
export function choose(control: Control, wanted: string): Written {
  return withFocus(control, () => {
    const known = choices.get(control.element);
    const choice = known ?? begin(control, wanted);
    if (choice.chosen !== "no") return conclude(control, choice, wanted);
    const list = listOf(control, choice);
    const offered = list ? optionsOf(list) : [];
    const options = list && choice.asks ? [...offered, ...asksBeside(list, openerOf(control))] : offered;
    const captions = options.map(captionOf);
    const option = options[indexAmong(options, captions, wanted, choice.asks)];
    if (option && !isDangerous(option)) {
      choice.captions = [captionOf(option), ...captions];
      pressOption(option);
      choice.chosen = "pressed";
      const done = conclude(control, choice, wanted);
      return done.ok ? done : { ...done, acted: true };
    }
    const acted = !known || (list !== null && goOn(choice, list, options, wanted));
    return { ok: false, nearest: nearest(wanted, captions), open: true, acted };
  });
}

/** The option that is meant; where the entry is sought that asks for a choice, it may ask in other words. */
function indexAmong(
  options: readonly Element[],
  captions: readonly string[],
  wanted: string,
  asks: boolean,
): number {
  if (!asks) return indexOfTitled(captions, () => options.map(titleOf), wanted);
  const index = indexOfCaption(captions, wanted);
  if (index !== -1) return index;
  const asking = captions.flatMap((caption, at) => (caption !== "" && asksForChoice(caption) ? [at] : []));
  return asking.length === 1 ? (asking[0] ?? -1) : -1;
}

/** A list that offers only a part of its options is searched if it can be, and gone through otherwise. */
function goOn(choice: Choice, list: Element, options: readonly Element[], wanted: string): boolean {
  if (choice.asks || isLoading(list)) return false;
  const field = choice.typed || choice.sought ? null : searchOf(list);
  if (field) {
    choice.sought = field;
    choice.focused ??= focusedIn(field.ownerDocument);
    search(field, wanted);
    return true;
  }
  const scroller = scrollerOf(list, options);
  if (!scroller) return false;
  if (!searchFor(choice, wanted)) scrollOn(scroller, options, choice.seen);
  return false;
}

/** Types what is sought into the control's own input, if that searches its list. */
function searchFor(choice: Choice, wanted: string): boolean {
  const typing = choice.ways.find((way) => way.types);
  choice.ways = choice.ways.filter((way) => way !== typing);
  return typing?.act(choice, wanted) ?? false;
}

/** Whether what was pressed is shown by now; what the page makes of it otherwise is for others to judge. */
function conclude(control: Control, choice: Choice, wanted: string): Written {
  const shown = shownNow(control);
  const isRight = choice.asks ? asksForChoice(shown) : isCaptionOf(shown, wanted);
  const isOther = shown !== choice.text && !choice.typed;
  if (!isRight && !isOther && choice.chosen !== "over") return { ok: false, nearest: [], open: true };
  remember(control, choice, wanted, shown);
  end(control, choice);
  return { ok: true };
}

/** Chooses what was chosen before. */
export function putBack(control: Control, text: string): Restored {
  const written = choose(control, text);
  if (written.ok) return true;
  return "acted" in written && written.acted ? "acting" : false;
}

/** Whether the list cannot be seen yet, and may be opened another way. */
export function mayInsist(control: Control): boolean {
  const choice = choices.get(control.element);
  if (choice?.chosen !== "no" || choice.typed) return false;
  const isOpen = listOf(control, choice) !== null;
  return isOpen ? choice.asks : choice.ways.length > 0;
}

/** Whether its list is open and shows what can be chosen, so that nothing more is to be expected soon. */
export function isOffering(control: Control): boolean {
  const choice = choices.get(control.element);
  const list = choice?.chosen === "no" ? listOf(control, choice) : null;
  return list !== null && !isLoading(list) && optionsOf(list).length > 0;
}

/** Nothing more came: tries another way of opening the list. False when there is none left. */
export function insist(control: Control, wanted: string): boolean {
  const choice = choices.get(control.element);
  if (!choice) return false;
  if (!choice.asks && isOffering(control)) return withFocus(control, () => searchFor(choice, wanted));
  if (choice.chosen === "over" || (choice.asks && listOf(control, choice))) return false;
  if (choice.chosen === "pressed") {
    choice.chosen = "over";
    return true;
  }
  return withFocus(control, () => openAnotherWay(choice, wanted));
}

/** Gives an unfinished choice up: closes the list, puts back what was typed to search it. */
export function giveUp(control: Control): void {
  const choice = choices.get(control.element);
  const input = inputOf(control);
  if (!choice) return;
  withFocus(control, () => {
    if (choice.typed && input) put(input, choice.input);
    end(control, choice);
  });
}

/** The same, but leaves text and list as they are. */
export function drop(element: Element): void {
  choices.delete(element);
}
