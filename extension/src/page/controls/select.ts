import type { Control } from "../collection";
import { setSelectedIndex, visit } from "../dom";
import { fold, tidy } from "../text";
import type { Adapter, Saved } from "./adapter";
import { nearest } from "./nearest";

/** Captions of the entry that means "nothing chosen yet", folded; it may carry a value such as 0 or -1. */
const PLACEHOLDER = /^(selecione|escolha|informe|select|choose)\b/;
const NO_VALUE = new Set(["", "0", "-1"]);

const elementOf = (control: Control): HTMLSelectElement => control.element as HTMLSelectElement;

/** The text of an option as the page shows it. */
function captionOf(option: HTMLOptionElement): string {
  return tidy(option.label || option.text);
}

function means(option: HTMLOptionElement): "nothing" | "something" {
  const caption = fold(option.text);
  const asks = caption === "" || PLACEHOLDER.test(caption);
  return asks && NO_VALUE.has(option.value.trim()) ? "nothing" : "something";
}

/** The option of this text: the very same one first, otherwise the only one that reads alike. -1: none, or several. */
function find(select: HTMLSelectElement, wanted: string): number {
  const exact = tidy(wanted);
  const folded = fold(wanted);
  let alike = -1;
  let count = 0;
  for (const [index, option] of Array.from(select.options).entries()) {
    if (isDisabled(option)) continue;
    const caption = captionOf(option);
    if (caption === exact) return index;
    if (folded !== "" && fold(caption) === folded) {
      alike = index;
      count += 1;
    }
  }
  return count === 1 ? alike : -1;
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

/** The saved option in a list that may have been rebuilt: same place, value and text first, then value and text. */
function findSaved(select: HTMLSelectElement, saved: Chosen): number {
  const same = (option: HTMLOptionElement | undefined): boolean =>
    option !== undefined && option.value === saved.value && option.text === saved.text;
  if (same(select.options[saved.index])) return saved.index;
  return Array.from(select.options).findIndex((option) => same(option));
}

/** Native selects, also behind select2, which follows the `change` event of the select it stands for. */
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
    if (!option || element.selectedOptions.length !== 1) return false;
    const index = find(element, wanted);
    return index === option.index || (index === -1 && captionOf(option) === tidy(wanted));
  },
  write(control, wanted) {
    const element = elementOf(control);
    const index = find(element, wanted);
    if (index === -1) {
      const captions = Array.from(element.options)
        .filter((option) => means(option) === "something")
        .map(captionOf);
      return { ok: false, nearest: nearest(wanted, captions) };
    }
    visit(element, () => setSelectedIndex(element, index));
    return { ok: true };
  },
  save(control): Saved {
    const element = elementOf(control);
    return { of: "select", chosen: chosenOf(element) };
  },
  same(control, saved) {
    if (saved.of !== "select") return false;
    const now = chosenOf(elementOf(control));
    return (
      now.length === saved.chosen.length &&
      now.every(
        (option, i) => option.value === saved.chosen[i]?.value && option.text === saved.chosen[i]?.text,
      )
    );
  },
  restore(control, saved) {
    if (saved.of !== "select") return false;
    const element = elementOf(control);
    const indexes = saved.chosen.map((option) => findSaved(element, option));
    if (indexes.includes(-1)) return false;
    visit(element, () => {
      setSelectedIndex(element, indexes[0] ?? -1);
      for (const index of indexes.slice(1)) {
        const option = element.options[index];
        if (option) option.selected = true;
      }
    });
    return true;
  },
};
