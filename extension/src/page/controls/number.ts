import type { Control } from "../collection";
import { tidy, withoutMarks } from "../text";
import type { Adapter } from "./adapter";
import { text, type } from "./text";

const GROUPED = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d+([.,]\d+)?$/;
const DIGITS = /^\d+$/;

const elementOf = (control: Control): HTMLInputElement => control.element as HTMLInputElement;

/** A number as the input takes it: `1.234,50` is 1234.50, a code loses its marks. Null: it is no number. */
function plain(wanted: string): string | null {
  const written = tidy(wanted);
  if (GROUPED.test(written)) return written.replaceAll(".", "").replace(",", ".");
  if (PLAIN.test(written)) return written.replace(",", ".");
  const bare = withoutMarks(written);
  return DIGITS.test(bare) ? bare : null;
}

/** Native number inputs: they hold a decimal point whatever they show, and refuse everything else. */
export const number: Adapter = {
  ...text,
  fits: (control) => control.type === "text" && elementOf(control).type === "number",
  holds(control, wanted) {
    const value = plain(wanted);
    const { value: held } = elementOf(control);
    return value !== null && (held === value || (held !== "" && Number(held) === Number(value)));
  },
  write(control, wanted, again) {
    const value = plain(wanted);
    if (value === null) return { ok: false, nearest: [] };
    type(control, value, again);
    return { ok: true };
  },
};
