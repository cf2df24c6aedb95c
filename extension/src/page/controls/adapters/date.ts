import type { Control } from "../../collect/collection";
import type { Adapter } from "../types";
import { text, type } from "./text";

const BRAZILIAN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

const elementOf = (control: Control): HTMLInputElement => control.element as HTMLInputElement;

/** Native date inputs hold and take ISO dates whatever they show; plans write dates as people read them. */
function iso(wanted: string): string {
  const parts = BRAZILIAN.exec(wanted.trim());
  if (!parts) return ISO.test(wanted.trim()) ? wanted.trim() : "";
  const [, day = "", month = "", year = ""] = parts;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The date as the browser shows it to a Brazilian agent. */
function shownAs(value: string): string {
  const parts = ISO.exec(value);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : value;
}

/** Native date inputs. A day that does not exist is refused by the input itself, which is then empty again. */
export const date: Adapter = {
  ...text,
  fits: (control) => control.type === "text" && elementOf(control).type === "date",
  read(control) {
    const { value } = elementOf(control);
    return { value, display: shownAs(value), empty: value === "" };
  },
  holds: (control, wanted) => iso(wanted) !== "" && elementOf(control).value === iso(wanted),
  write(control, wanted, again) {
    const value = iso(wanted);
    if (value === "") return { ok: false, nearest: [] };
    type(control, value, again);
    return { ok: true };
  },
};
