/**
 * Fields that the page names without its being clear which control they are: in a closed part, in two places, in a widget that
 * nobody knows. Where there are controls left for them, they speak for a ticket as well as those that were found. Reads only.
 */

import type { PageField, PageMap } from "../../generated/protocol";
import type { Collection, Control } from "../collect/collection";
import { isReadOnly } from "../controls/registry";
import { closest, isShown } from "../dom/dom";
import { ForeignControls } from "../locate/foreign-controls";
import { canHold } from "../locate/kinds";
import type { View } from "../locate/view";
import { Vocabulary } from "../locate/vocabulary";
import { hasRoomFor, type Surveyed } from "./survey";

/** A field that is named, and a control that it could be. */
export interface Supposed {
  key: string;
  control: Control;
  ready: boolean;
}

/** What of the map is named and not found. A control that is supposed to be one field is no other. */
export function supposed(map: PageMap, surveyed: readonly Surveyed[], view: View): Supposed[] {
  const vocabulary = new Vocabulary(map.fields);
  const found = view.collection();
  const located = surveyed.flatMap(({ control }) => (control ? [control] : []));
  const left = new ControlsLeft(located, found, (control) => {
    const label = view.labelOf(control);
    return label !== "" && vocabulary.meaningsOf(label).length === 0;
  });
  const supposedTo: Supposed[] = [];
  for (const field of namedFields(map, surveyed, found, vocabulary)) {
    const control = left.take(field);
    if (!control) continue;
    supposedTo.push({ key: field.key, control, ready: !isReadOnly(control) });
  }
  return supposedTo;
}

/** The fields that texts of the page may name, but for the texts that are labels of others. One text names one field. */
function* namedFields(
  map: PageMap,
  surveyed: readonly Surveyed[],
  found: Collection,
  vocabulary: Vocabulary,
): Iterable<PageField> {
  const known = surveyed.filter(({ control }) => control !== null);
  const labels = known.map(({ label }) => label);
  const named = new Set(known.map(({ key }) => key));
  for (const { text } of found.runs) {
    const meanings = vocabulary.meaningsOf(text);
    if (meanings.length === 0) continue;
    const used = labels.indexOf(text);
    if (used >= 0) {
      labels.splice(used, 1);
      continue;
    }
    const meant = meanings.find(({ wanted }) => !named.has(wanted.key));
    const field = map.fields.find(({ key }) => key === meant?.wanted.key);
    if (!field) continue;
    named.add(field.key);
    yield field;
  }
}

/** The controls that are no field yet. */
class ControlsLeft {
  readonly #left: Control[];

  /** `isOther`: whether a control is known to be another field than those of the map. */
  constructor(located: readonly Control[], found: Collection, isOther: (control: Control) => boolean) {
    const foreign = new ForeignControls(found);
    const taken = new Set(located.map(({ element }) => element));
    const forms = new Set(located.map(({ element }) => closest(element, "form")));
    this.#left = found.controls.filter((control) => {
      if (control.type === "hidden" || taken.has(control.element) || foreign.has(control)) return false;
      if (isOther(control)) return false;
      return control.shown || (isClosedPart(control.element) && forms.has(closest(control.element, "form")));
    });
  }

  /** The first one that has room for the field; null: none is left. */
  take({ control: kind }: PageField): Control | null {
    const at = this.#left.findIndex(
      (control) => canHold(kind, control.type) && hasRoomFor(kind, control) && !isTooLarge(kind, control),
    );
    return at < 0 ? null : (this.#left.splice(at, 1)[0] ?? null);
  }
}

/** A long text's control is left to the fields of long texts. */
function isTooLarge(kind: PageField["control"], control: Control): boolean {
  return kind !== "textarea" && (control.type === "textarea" || control.type === "rich");
}

const WINDOWS = "dialog, [role=dialog], [aria-modal=true], [class*=modal i]";

/** Whether a hidden control is in a part that the agent can open; what waits in a window of its own is another form. */
function isClosedPart(element: Element): boolean {
  return closest(element, WINDOWS) === null && !isShown(element);
}
