import type { Control } from "../../collect/collection";
import { itemsIn } from "../../dom/text";
import type { Adapter, Saved, Written } from "../types";
import { text } from "./text";

/** The inputs under one label, in their order. */
const all = (control: Control): Control[] => [control, ...(control.more ?? [])];

/** Which number goes into which input; null: all go into the first, or there is one only. */
function shares(control: Control, wanted: string): { part: Control; item: string }[] | null {
  const items = itemsIn(wanted);
  const parts = all(control);
  if (items.length < 2 || items.length > parts.length) return null;
  return items.map((item, at) => ({ part: parts[at] as Control, item }));
}

function savedParts(saved: Saved): readonly Saved[] {
  return saved.of === "several" ? saved.parts : [saved];
}

/** Several inputs under one label: of several numbers each goes into one of them. Any other text goes into the first. */
export const several: Adapter = {
  fits: (control) => text.fits(control) && (control.more?.length ?? 0) > 0,
  read(control) {
    const readings = all(control).map((part) => text.read(part));
    const value = readings
      .filter(({ empty }) => !empty)
      .map((reading) => reading.value)
      .join(" / ");
    return { value, display: value, empty: readings.every(({ empty }) => empty) };
  },
  holds(control, wanted) {
    const shared = shares(control, wanted)?.every(({ part, item }) => text.holds(part, item));
    return shared === true || text.holds(control, wanted);
  },
  write(control, wanted, again): Written {
    const shared = shares(control, wanted);
    const isFree = shared?.every(
      ({ part, item }) => text.read(part).empty || text.holds(part, item) || again,
    );
    if (!shared || !isFree) return text.write(control, wanted, again);
    const left = shared.filter(({ part, item }) => !text.holds(part, item));
    const [first] = left;
    for (const { part, item } of left) {
      const written = text.write(part, item, again);
      if (!written.ok) return part === first?.part ? text.write(control, wanted, again) : written;
    }
    return { ok: true };
  },
  save: (control): Saved => ({ of: "several", parts: all(control).map((part) => text.save(part)) }),
  same: (control, saved) =>
    savedParts(saved).every((own, at) => {
      const part = all(control)[at];
      return part === undefined || text.same(part, own);
    }),
  restore(control, saved) {
    const parts = all(control);
    const restored = savedParts(saved).map((own, at) => {
      const part = parts[at];
      return part === undefined || text.same(part, own) || text.restore(part, own) !== false;
    });
    return restored.every(Boolean);
  },
};
