import type { Control } from "../../collect/collection";
import { codesIn, tidy, withoutMarks } from "../../dom/text";
import type { Adapter } from "../types";
import { text, type } from "./text";

const GROUPED = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d+([.,]\d+)?$/;
const DIGITS = /^\d+$/;

const ZEROS_BEHIND = /(\.\d*?)0+$/;

const elementOf = (control: Control): HTMLInputElement => control.element as HTMLInputElement;

/** A number as the input takes it: `1.234,50` is 1234.50, a code loses its marks. Null: it is no number, or several. */
function plain(wanted: string): string | null {
  const written = tidy(wanted);
  if (GROUPED.test(written)) return written.replaceAll(".", "").replace(",", ".");
  if (PLAIN.test(written)) return written.replace(",", ".");
  const digits = withoutMarks(written);
  return DIGITS.test(digits) && codesIn(written).length === 0 ? digits : null;
}

/** The same number written with other decimals. As numbers, `007` would be 7, and long codes that differ would be equal. */
function bare(value: string): string {
  return value.replace(ZEROS_BEHIND, "$1").replace(/\.$/, "");
}

/** Native number inputs: they hold a decimal point whatever they show, and refuse everything else. */
export const number: Adapter = {
  ...text,
  fits: (control) => control.type === "text" && elementOf(control).type === "number",
  holds(control, wanted) {
    const value = plain(wanted);
    const { value: held } = elementOf(control);
    return value !== null && held !== "" && bare(held) === bare(value);
  },
  write(control, wanted, again) {
    const value = plain(wanted);
    if (value === null)
      return codesIn(wanted).length > 0 ? { ok: false, too_long: true } : { ok: false, nearest: [] };
    type(control, value, again);
    return { ok: true };
  },
};
