import type { Control } from "../../collect/collection";
import type { Adapter, Saved } from "../types";

const elementOf = (control: Control): HTMLInputElement => control.element as HTMLInputElement;

/**
 * Hidden inputs are never filled. Their value is their attribute, so it is saved and brought back as one, and no event
 * is fired: no page listens to them.
 */
export const hidden: Adapter = {
  fits: (control) => control.type === "hidden",
  read(control) {
    const { value } = elementOf(control);
    return { value, display: "", empty: value === "" };
  },
  holds: (control, wanted) => elementOf(control).value === wanted,
  write: () => ({ ok: false, nearest: [] }),
  save: (control): Saved => ({ of: "hidden", value: control.element.getAttribute("value") }),
  same: (control, saved) => saved.of === "hidden" && control.element.getAttribute("value") === saved.value,
  restore(control, saved) {
    if (saved.of !== "hidden") return false;
    if (saved.value === null) control.element.removeAttribute("value");
    else control.element.setAttribute("value", saved.value);
    return true;
  },
};
