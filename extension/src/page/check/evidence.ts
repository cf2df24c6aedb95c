/** What on a page speaks for a ticket when nobody has recognised it as one. Reads only. */

import type { PageMap } from "../../generated/protocol";
import type { Control } from "../collect/collection";
import { attribute, queryTree } from "../dom/dom";
import { fold } from "../dom/text";
import type { Root } from "../dom/walk";
import { LABEL_MAX } from "../limits";
import type { View } from "../locate/view";
import type { Evidence as Kinds } from "./rule";
import { supposed } from "./supposed";
import { hasRoomFor, type Surveyed } from "./survey";

/** The same, with the control of each field that a fill would reach. */
export interface Evidence extends Kinds {
  ready: ReadonlyMap<string, Control>;
}

const BUTTONS = "button, input[type=submit], input[type=button], input[type=image], [role=button], a";

/** Where a button without words has its name. */
const NAMES = ["aria-label", "title", "alt", "value"] as const;

/** What of the map's fields could be filled here. */
export function evidenceOf(map: PageMap, surveyed: readonly Surveyed[], view: View): Evidence {
  const kinds = new Map(map.fields.map(({ key, control }) => [key, control]));
  const located = surveyed.flatMap(({ key, control, standing }) => {
    const kind = kinds.get(key);
    const fits = control !== null && kind !== undefined && hasRoomFor(kind, control);
    return fits ? [{ key, control, ready: standing === "ready" }] : [];
  });
  const there = [...located, ...supposed(map, surveyed, view)];
  const ready = there.filter((one) => one.ready);
  return {
    ready: new Map(ready.map(({ key, control }) => [key, control])),
    there: new Set(there.map(({ key }) => key)),
    saves: hasButton(view.collection().roots, map.detection.click?.save ?? []),
  };
}

/** Whether a button's text begins with one of these words; a button that comes into sight later counts as well. */
function hasButton(roots: readonly Root[], words: readonly string[]): boolean {
  const wanted = words.map(fold);
  return roots.some((root) =>
    Array.from(queryTree(root, BUTTONS)).some((button) => {
      const text = fold(nameOf(button));
      return wanted.some((word) => text === word || text.startsWith(`${word} `));
    }),
  );
}

function nameOf(button: Element): string {
  const text = (button.textContent ?? "").trim();
  if (text.length > LABEL_MAX) return "";
  return text || (NAMES.map((name) => attribute(button, name)).find((name) => name !== "") ?? "");
}
