import type { Control } from "../../collect/collection";
import { attribute, click, isShown, queryAll } from "../../dom/dom";
import { fold, tidy } from "../../dom/text";
import { titleOf } from "../lists";
import { type IsChoosable, indexOfTitled } from "../match";
import { nearest } from "../nearest";
import type { Adapter, Saved } from "../types";

const all = (control: Control): HTMLElement[] =>
  Array.from(queryAll(control.element, "[role=radio]")) as HTMLElement[];

const captionOf = (option: Element): string =>
  tidy(attribute(option, "aria-label")) || tidy(option.textContent ?? "");

const indexOf = (options: readonly Element[], wanted: string, isChoosable?: IsChoosable): number =>
  indexOfTitled(options.map(captionOf), () => options.map(titleOf), wanted, isChoosable);

const chosenOf = (control: Control): string | null => {
  const chosen = all(control).find((option) => attribute(option, "aria-checked") === "true");
  return chosen ? captionOf(chosen) : null;
};

const isDisabled = (option: Element): boolean => attribute(option, "aria-disabled") === "true";

const isOffered = (option: Element | undefined): boolean =>
  option !== undefined &&
  !isDisabled(option) &&
  isShown(option) &&
  attribute(option, "aria-hidden") !== "true";

/** Clicks the option of a caption; null: there is none, or it cannot be chosen. */
function choose(control: Control, caption: string): true | null {
  const options = all(control);
  const index = indexOf(options, caption, (at) => isOffered(options[at]));
  const option = options[index];
  if (!option) return null;
  if (attribute(option, "aria-checked") !== "true") click(option);
  return true;
}

/** Groups of `role=radio` without native radio buttons. Chosen by a click, as the native ones; none can be unset. */
export const options: Adapter = {
  fits: (control) => control.type === "options",
  read(control) {
    const chosen = chosenOf(control) ?? "";
    return { value: chosen, display: chosen, empty: chosen === "" };
  },
  holds(control, wanted) {
    const chosen = chosenOf(control);
    if (chosen === null || fold(chosen) === fold(wanted)) return chosen !== null;
    const options = all(control);
    const meant = options[indexOf(options, wanted)];
    return meant !== undefined && captionOf(meant) === chosen;
  },
  write(control, wanted) {
    if (choose(control, wanted)) return { ok: true };
    const options = all(control);
    const isChoosable = (at: number): boolean => isOffered(options[at]);
    return { ok: false, nearest: nearest(wanted, options.map(captionOf), isChoosable) };
  },
  save: (control): Saved => ({ of: "options", chosen: chosenOf(control) }),
  same: (control, saved) => saved.of === "options" && chosenOf(control) === saved.chosen,
  restore: (control, saved) =>
    saved.of === "options" && saved.chosen !== null && choose(control, saved.chosen) === true,
  locked: (control) =>
    attribute(control.element, "aria-disabled") === "true" || all(control).every(isDisabled),
};
