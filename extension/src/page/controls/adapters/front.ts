import type { Control } from "../../collect/collection";
import { faceOf, followerOf } from "../../collect/widgets";
import { isLocked, matches } from "../../dom/dom";
import { fold, tidy } from "../../dom/text";
import * as choice from "../choice";
import { isChoosing } from "../choice-state";
import { bare, textOf } from "../choice-text";
import { clear, forgetClearing } from "../clearing";
import { isClosed, openerOf } from "../openers";
import type { Adapter } from "../types";
import { hasOptions, savedNothing, select } from "./select";

/** Whether what stands in front of a select has no other option's text left where nothing is chosen. */
function isFrontClear(control: Control): boolean {
  const front = faceOf(control.element)?.element;
  const element = control.element as HTMLSelectElement;
  if (!front || !select.read(control).empty) return true;
  const shown = fold(bare(textOf(front)));
  const chosen = element.selectedOptions[0];
  return !Array.from(element.options).some(
    (option) => option !== chosen && fold(option.label) === shown && shown !== "",
  );
}

/** Whether a library that follows its select may offer options that the select does not know yet. */
const mayOfferMore = ({ element }: Control): boolean =>
  matches(element, "[data-ajax--url], [data-remote], [data-url]") ||
  !hasOptions(element as HTMLSelectElement);

/**
 * Native selects that a library keeps from sight and fills itself from a list of its own: what is set in the select would
 * not be shown. Chosen through that list; read in the select, which is submitted, and in what stands in front of it.
 */
export const front: Adapter = {
  ...select,
  fits: (control) =>
    control.fronted === true || (control.type === "select" && followerOf(control.element) !== null),
  holds: (control, wanted) => !isChoosing(control.element) && select.holds(control, wanted),
  write(control, wanted, again) {
    if (control.fronted || isChoosing(control.element)) return choice.choose(control, wanted);
    const written = select.write(control, wanted, again);
    // Some ask a server for their options, and know none before somebody seeks one.
    return written.ok || !mayOfferMore(control) ? written : choice.choose(control, wanted);
  },
  same: (control, saved) =>
    !isChoosing(control.element) && select.same(control, saved) && isFrontClear(control),
  restore(control, saved) {
    if (saved.of !== "select") return false;
    const text = tidy(saved.chosen[0]?.text ?? "");
    if (!control.fronted) return select.restore(control, saved);
    if (!savedNothing(saved.chosen)) return choice.putBack(control, text);
    if (isChoosing(control.element) || select.same(control, saved)) return clear(control, text, {});
    // Many libraries follow when nothing is set, and offer no entry for it.
    select.restore(control, saved);
    return isFrontClear(control) ? true : "acting";
  },
  locked: (control) =>
    isLocked(control.element as HTMLSelectElement) ||
    (control.fronted === true && isClosed(openerOf(control))),
  isOpen: (control) =>
    control.element.isConnected && (isChoosing(control.element) || (select.isOpen?.(control) ?? false)),
  mayInsist: choice.mayInsist,
  isOffering: choice.isOffering,
  insist: choice.insist,
  leave(control) {
    select.leave?.(control);
    choice.giveUp(control);
    forgetClearing(control);
  },
  drop(control) {
    select.drop?.(control);
    choice.drop(control.element);
  },
};
