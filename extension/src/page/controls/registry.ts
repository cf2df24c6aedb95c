/** The adapters of all kinds of controls. One per kind; the first that fits serves it. */

import type { Control } from "../collect/collection";
import { isField, isLocked } from "../dom/dom";
import { check } from "./adapters/check";
import { combo } from "./adapters/combo";
import { date } from "./adapters/date";
import { editor } from "./adapters/editor";
import { hidden } from "./adapters/hidden";
import { number } from "./adapters/number";
import { options } from "./adapters/options";
import { radios } from "./adapters/radios";
import { savedNothing, select } from "./adapters/select";
import { text } from "./adapters/text";
import type { Adapter, Saved } from "./types";

const ADAPTERS: readonly Adapter[] = [
  radios,
  check,
  select,
  hidden,
  options,
  editor,
  combo,
  date,
  number,
  text,
];

/** The adapter for a control. */
export function adapterFor(control: Control): Adapter {
  return ADAPTERS.find((adapter) => adapter.fits(control)) ?? text;
}

/** Whether a control held nothing, so that nobody misses anything when it is gone. */
export function wasEmpty(saved: Saved): boolean {
  switch (saved.of) {
    case "text":
      return saved.value.trim() === "";
    case "hidden":
      return (saved.value ?? "") === "";
    case "check":
      return !saved.checked;
    case "select":
      return savedNothing(saved.chosen);
    case "editor":
      return false;
    default:
      return saved.chosen === null;
  }
}

/** Whether the agent could not change the control either. */
export function isReadOnly(control: Control): boolean {
  const adapter = adapterFor(control);
  if (adapter.locked) return adapter.locked(control);
  return control.members.every((member) => isField(member) && isLocked(member));
}
