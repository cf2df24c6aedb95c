import type { Control } from "../collection";
import { setValue, visit } from "../dom";
import { holdsText } from "../text";
import type { Adapter, Saved } from "./adapter";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

const elementOf = (control: Control): TextElement => control.element as TextElement;

function put(control: Control, value: string): void {
  const element = elementOf(control);
  visit(element, () => setValue(element, value));
}

/** Inputs that take text, dates and numbers included, and text areas. Also codes that the page resolves on blur. */
export const text: Adapter = {
  fits: (control) => control.type === "text" || control.type === "textarea",
  read(control) {
    const value = elementOf(control).value;
    return { value, display: value, empty: value.trim() === "" };
  },
  holds: (control, wanted) => holdsText(elementOf(control).value, wanted),
  write(control, wanted) {
    put(control, wanted);
    return { ok: true };
  },
  save: (control): Saved => ({ of: "text", value: elementOf(control).value }),
  same: (control, saved) => saved.of === "text" && elementOf(control).value === saved.value,
  restore(control, saved) {
    if (saved.of !== "text") return false;
    put(control, saved.value);
    return true;
  },
};
