import type { Control } from "../../collect/collection";
import { faceOf, mayHaveFace } from "../../collect/widgets";
import { attribute, closest, fire, keepFocus, matches, setSelectedIndex, styleOf } from "../../dom/dom";
import { asksForChoice, fold, tidy } from "../../dom/text";
import { arrive, leave, visit } from "../../dom/visit";
import { textOf } from "../choice-text";
import { indexOfCaption, isCaptionOf } from "../match";
import { nearest } from "../nearest";
import type { Adapter, Saved } from "../types";

/** Values that the entry which means "nothing chosen yet" may carry. */
const NO_VALUE = new Set(["", "0", "-1"]);

/** Entries that assistive technology is told are none, or cannot be chosen. */
const UNAVAILABLE = "[aria-disabled=true], [aria-hidden=true]";

const elementOf = (control: Control): HTMLSelectElement => control.element as HTMLSelectElement;

/** The text of an option as the page shows it. */
function captionOf(option: HTMLOptionElement): string {
  return tidy(option.label || option.text);
}

function means({ text, value }: { text: string; value: string }): "nothing" | "something" {
  return asksForChoice(text) && NO_VALUE.has(value.trim()) ? "nothing" : "something";
}

/** Whether what was saved of a select is that nothing is chosen. */
export function savedNothing(chosen: readonly Chosen[]): boolean {
  return chosen.every((option) => means(option) === "nothing");
}

/**
 * The option of this text: the very same one first, otherwise the only one that reads alike. -1: none, or several.
 * `among`: those that a person can choose, or those too that the page hides and may have chosen itself.
 */
function find(select: HTMLSelectElement, wanted: string, among: "choosable" | "enabled"): number {
  const options = Array.from(select.options);
  return indexOfCaption(
    options.map((option) => (isDisabled(option) ? null : captionOf(option))),
    wanted,
    among === "choosable" ? (index) => isOffered(options[index], select) : undefined,
  );
}

/**
 * Whether the select's list shows an option as one that can be chosen. The select itself may be hidden, with a widget
 * in front of it: only what hides the option inside it counts.
 */
function isOffered(option: HTMLOptionElement | undefined, select: HTMLSelectElement): boolean {
  if (!option || (isBehindBootstrapSelect(select) && attribute(option, "data-hidden") === "true"))
    return false;
  const group = option.parentElement;
  return isInSight(option, select) && (!group || group === select || isInSight(group, select));
}

function isInSight(entry: Element, select: HTMLSelectElement): boolean {
  if (matches(entry, UNAVAILABLE)) return false;
  const { display, visibility } = styleOf(entry);
  return display !== "none" && (visibility === "visible" || styleOf(select).visibility !== "visible");
}

const isBehindBootstrapSelect = (select: HTMLSelectElement): boolean =>
  closest(select, ".bootstrap-select") !== null;

/**
 * Whether the widget in front shows the chosen option. It may write it with additions; a face that shows no text that
 * can be read is believed.
 */
function faceFollows(select: HTMLSelectElement): boolean {
  const caption = mayHaveFace(select) ? faceOf(select)?.caption : null;
  const option = select.selectedOptions[0];
  if (!caption || !option) return true;
  const shown = fold(textOf(caption));
  return means(option) === "nothing" || shown.includes(fold(captionOf(option)));
}

/** Fires what a change of the select is, and what Chosen wants to hear of in place of it. */
function announce(select: HTMLSelectElement, change: () => void, caption: string): void {
  visit(select, caption, change);
  if (matches(select, ":has(+ .chosen-container)"))
    fire(select, new Event("chosen:updated", { bubbles: true }));
}

function isDisabled(option: HTMLOptionElement): boolean {
  const group = option.parentElement;
  return option.disabled || (group?.localName === "optgroup" && (group as HTMLOptGroupElement).disabled);
}

function chosenOf(select: HTMLSelectElement): { value: string; text: string; index: number }[] {
  return Array.from(select.selectedOptions, (option) => ({
    value: option.value,
    text: option.text,
    index: option.index,
  }));
}

type Chosen = ReturnType<typeof chosenOf>[number];

/**
 * The saved option in a list that may have been rebuilt: same place, value and text first, then value and text. Where
 * nothing was chosen, the entry that says so now: the list of a cascade is often empty before and asks for a choice then.
 */
function findSaved(select: HTMLSelectElement, saved: Chosen): number {
  const options = Array.from(select.options);
  const same = (option: HTMLOptionElement | undefined): boolean =>
    option !== undefined && option.value === saved.value && option.text === saved.text;
  if (same(options[saved.index])) return saved.index;
  const exact = options.findIndex(same);
  if (exact !== -1 || means(saved) === "something") return exact;
  const empty = options.filter((option) => means(option) === "nothing");
  return (empty.find(({ value }) => value === saved.value) ?? empty[0])?.index ?? -1;
}

/** Selects without options that were asked for them. */
const asked = new WeakSet<Element>();

/** Whether a select knows any option that may be meant. */
export function hasOptions(select: HTMLSelectElement): boolean {
  return Array.from(select.options).some(
    (option) => means(option) === "something" && !LOADING.test(fold(option.text)),
  );
}

const LOADING = /^(carregando|loading|aguarde)\b/;

/** Some pages fill a select only when somebody is about to open it. */
function ask(select: HTMLSelectElement): void {
  asked.add(select);
  keepFocus(select.ownerDocument, () => {
    arrive(select);
    fire(select, new PointerEvent("pointerdown", PRESSED));
    fire(select, new MouseEvent("mousedown", PRESSED));
  });
}

const PRESSED = { bubbles: true, cancelable: true, composed: true };

/** Native selects, also behind select2, Chosen and Bootstrap-select, which follow the select they stand for. */
export const select: Adapter = {
  fits: (control) => control.type === "select",
  read(control) {
    const element = elementOf(control);
    const option = element.selectedOptions[0];
    if (!option || means(option) === "nothing") return { value: "", display: "", empty: true };
    return { value: element.value, display: captionOf(option), empty: false };
  },
  holds(control, wanted) {
    const element = elementOf(control);
    const option = element.selectedOptions[0];
    if (!option || element.selectedOptions.length !== 1 || !faceFollows(element)) return false;
    const caption = captionOf(option);
    // Long lists are gone through only where another option might be the better one.
    if (caption === tidy(wanted) && !isDisabled(option)) return true;
    if (!isCaptionOf(caption, wanted)) return false;
    const index = find(element, wanted, "enabled");
    if (index === option.index || (index === -1 && caption === tidy(wanted))) return true;
    return find(element, wanted, "choosable") === option.index;
  },
  write(control, wanted) {
    const element = elementOf(control);
    const index = find(element, wanted, "choosable");
    if (index === -1 && !hasOptions(element)) {
      const acted = !asked.has(element);
      if (acted) ask(element);
      return { ok: false, nearest: [], open: true, acted };
    }
    if (index === -1) {
      const options = Array.from(element.options).filter((option) => means(option) === "something");
      const isChoosable = (at: number): boolean => {
        const option = options[at];
        return option !== undefined && !isDisabled(option) && isOffered(option, element);
      };
      return { ok: false, nearest: nearest(wanted, options.map(captionOf), isChoosable) };
    }
    announce(element, () => setSelectedIndex(element, index), wanted);
    return { ok: true };
  },
  isOpen: ({ element }) =>
    element.isConnected && asked.has(element) && !hasOptions(element as HTMLSelectElement),
  leave({ element }) {
    if (asked.delete(element)) leave(element);
  },
  drop: ({ element }) => void asked.delete(element),
  save(control): Saved {
    const element = elementOf(control);
    return { of: "select", chosen: chosenOf(element) };
  },
  same(control, saved) {
    if (saved.of !== "select") return false;
    const element = elementOf(control);
    const now = chosenOf(element);
    if (now.length !== saved.chosen.length) return false;
    const isSame = (option: Chosen, was: Chosen): boolean =>
      (option.value === was.value && option.text === was.text) ||
      (means(option) === "nothing" && findSaved(element, was) === option.index);
    return now.every((option, i) => isSame(option, saved.chosen[i] as Chosen));
  },
  restore(control, saved) {
    if (saved.of !== "select") return false;
    const element = elementOf(control);
    const indexes = saved.chosen.map((option) => findSaved(element, option));
    if (indexes.includes(-1)) return false;
    const restoring = (): void => {
      setSelectedIndex(element, indexes[0] ?? -1);
      for (const index of indexes.slice(1)) {
        const option = element.options[index];
        if (option) option.selected = true;
      }
    };
    announce(element, restoring, saved.chosen[0]?.text.trim() ?? "");
    return true;
  },
};
