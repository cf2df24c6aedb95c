import { CHOICE_INPUT, fieldsBehind } from "../../collect/choices";
import type { Control } from "../../collect/collection";
import { isBuiltInput } from "../../collect/widgets";
import { isField, matches, query } from "../../dom/dom";
import { asksForChoice, fold, holdsText } from "../../dom/text";
import * as choice from "../choice";
import { isChoosing, isSentAsBefore, isShownFor, sentBehind, sentBy, textBefore } from "../choice-state";
import { shownIn } from "../choice-text";
import { clear, forgetClearing } from "../clearing";
import { boxOf, hasTrigger, isClosed, saysThatItOpens, triggerOf } from "../openers";
import type { Adapter, Saved } from "../types";

const areAllLocked = (fields: readonly Element[]): boolean =>
  fields.length > 0 && fields.every((field) => matches(field, ":disabled"));

const inputOf = (control: Control): HTMLInputElement | null =>
  isField(control.element) ? (control.element as HTMLInputElement) : null;

/** The hidden input in which a known widget keeps the code of the choice. */
function codeOf(control: Control): string | undefined {
  const box = boxOf(control.element);
  return box ? (query(box, "input[type=hidden]") as HTMLInputElement | null)?.value : undefined;
}

/** What is chosen, as it is shown; while a list is open: what was chosen before. */
function chosen(control: Control): { text: string; empty: boolean } {
  const before = textBefore(control.element);
  if (before !== null) return { text: before, empty: asksForChoice(before) };
  const { text, asks } = shownIn(control.element);
  return { text, empty: asks };
}

/**
 * Inputs and buttons with a floating list and no native select behind them: ARIA comboboxes, and what libraries build. An
 * option is chosen by pressing it, as only that sets what the page submits. Until the list has brought it the control counts
 * as open, and what is typed into it as a search.
 */
export const combo: Adapter = {
  fits: ({ type, element }) =>
    type === "combo" || (type === "text" && (matches(element, CHOICE_INPUT) || hasTrigger(element))),
  read(control) {
    const { text, empty } = chosen(control);
    const code = codeOf(control) ?? sentBy(control)[0];
    if (empty || code === "") return { value: "", display: "", empty: true };
    return { value: code || text, display: text, empty: false };
  },
  holds(control, wanted) {
    if (isChoosing(control.element)) return false;
    const { text, asks } = shownIn(control.element);
    const right = fold(wanted) === "" ? holdsText(text, wanted) : !asks && isShownFor(control, text, wanted);
    return right && codeOf(control) !== "" && sentBy(control).every((value) => value !== "");
  },
  write: choice.choose,
  save(control): Saved {
    const { text, empty } = chosen(control);
    return { of: "choice", text, empty, sent: sentBehind(control) };
  },
  same(control, saved) {
    if (saved.of !== "choice" || isChoosing(control.element)) return false;
    const { text, empty } = chosen(control);
    return (saved.empty ? empty : text === saved.text) && isSentAsBefore(control, saved.sent);
  },
  restore(control, saved) {
    if (saved.of !== "choice") return false;
    if (!saved.empty) return choice.putBack(control, saved.text);
    return clear(control, saved.text, saved.sent);
  },
  locked: (control) =>
    isClosed(control.element) ||
    // An input that takes no typing and opens no list can only be filled by what opens a search window.
    (inputOf(control)?.readOnly === true &&
      !triggerOf(control) &&
      !saysThatItOpens(control.element) &&
      !isBuiltInput(control.element)) ||
    areAllLocked(fieldsBehind(control.element)),
  isOpen: ({ element }) => element.isConnected && isChoosing(element),
  mayInsist: choice.mayInsist,
  isOffering: choice.isOffering,
  insist: choice.insist,
  leave(control) {
    choice.giveUp(control);
    forgetClearing(control);
  },
  drop: ({ element }) => choice.drop(element),
};
