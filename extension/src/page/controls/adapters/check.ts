import type { Control } from "../../collect/collection";
import { click } from "../../dom/dom";
import { fold } from "../../dom/text";
import type { Adapter, Saved } from "../types";

/** Words for a set and an unset mark, folded, as plans write them for a choice. */
const YES = new Set(["sim", "s", "yes", "1", "true"]);
const NO = new Set(["nao", "n", "no", "0", "false"]);

const elementOf = (control: Control): HTMLInputElement => control.element as HTMLInputElement;

function meaning(wanted: string): boolean | null {
  const folded = fold(wanted);
  if (YES.has(folded)) return true;
  return NO.has(folded) ? false : null;
}

function turn(control: Control, checked: boolean): void {
  if (elementOf(control).checked !== checked) click(elementOf(control));
}

/** A single check box that answers yes or no. An unset mark counts as not answered yet. */
export const check: Adapter = {
  fits: (control) => control.type === "check",
  read(control) {
    const { checked, value } = elementOf(control);
    return { value: checked ? value : "", display: "", empty: !checked };
  },
  holds: (control, wanted) => elementOf(control).checked === meaning(wanted),
  write(control, wanted) {
    const checked = meaning(wanted);
    if (checked === null) return { ok: false, nearest: [] };
    turn(control, checked);
    return { ok: true };
  },
  save: (control): Saved => ({ of: "check", checked: elementOf(control).checked }),
  same: (control, saved) => saved.of === "check" && elementOf(control).checked === saved.checked,
  restore(control, saved) {
    if (saved.of !== "check") return false;
    turn(control, saved.checked);
    return true;
  },
};
