/** The adapters of all kinds of controls. One per kind; the first that fits serves it. */

import type { Control } from "../collect/collection";
import { isField, isLocked, keepFocus } from "../dom/dom";
import { arrive } from "../dom/visit";
import { check } from "./adapters/check";
import { combo } from "./adapters/combo";
import { date } from "./adapters/date";
import { editor } from "./adapters/editor";
import { front } from "./adapters/front";
import { hidden } from "./adapters/hidden";
import { number } from "./adapters/number";
import { options } from "./adapters/options";
import { radios } from "./adapters/radios";
import { savedNothing, select } from "./adapters/select";
import { several } from "./adapters/several";
import { text } from "./adapters/text";
import type { Adapter, Saved } from "./types";

const ADAPTERS: readonly Adapter[] = [
  radios,
  check,
  front,
  select,
  hidden,
  options,
  editor,
  combo,
  date,
  number,
  several,
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
    case "several":
      return saved.parts.every(wasEmpty);
    case "hidden":
      return (saved.value ?? "") === "";
    case "check":
      return !saved.checked;
    case "select":
      return savedNothing(saved.chosen);
    case "editor":
      return false;
    case "choice":
      return saved.empty;
    default:
      return saved.chosen === null;
  }
}

/** Texts that were visited to see whether they can be written in then. */
const visited = new WeakSet<Element>();

/** Whether a text that is only read at rest can be written in by who is in it: against autofill, pages lock it so. */
export function isUnlockedByVisit({ type, element }: Control): boolean {
  if ((type !== "text" && type !== "textarea") || visited.has(element)) return false;
  const field = element as HTMLInputElement | HTMLTextAreaElement;
  if (!field.readOnly || field.matches(":disabled")) return false;
  visited.add(element);
  keepFocus(element.ownerDocument, () => arrive(element));
  return !field.readOnly;
}

/** Whether the agent could not change the control either. */
export function isReadOnly(control: Control): boolean {
  const adapter = adapterFor(control);
  if (adapter.locked) return adapter.locked(control);
  return control.members.every((member) => isField(member) && isLocked(member));
}
