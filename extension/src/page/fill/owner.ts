/** Which control an element serves: itself, the widget in front of it, the editor's body, its label. */

import type { Collection, Control } from "../collect/collection";
import { controlOf } from "../collect/remembered";
import { faceOf } from "../collect/widgets";
import { boxOf } from "../controls/openers";
import { isField, outerOf, tagOf } from "../dom/dom";

/** The controls behind widgets, by what is seen of them, by the collection they were found in. */
const faces = new WeakMap<Collection, WeakMap<Element, Control>>();

function byFace(found: Collection): WeakMap<Element, Control> {
  let known = faces.get(found);
  if (!known) {
    known = new WeakMap();
    for (const control of found.controls) {
      const seen = seenOf(control);
      if (seen) known.set(seen, control);
    }
    faces.set(found, known);
  }
  return known;
}

function seenOf(control: Control): Element | null {
  const known = control.type === "text" ? boxOf(control.element) : null;
  return known ?? (isField(control.element) ? (faceOf(control.element)?.element ?? null) : null);
}

/** The control that an element of the page belongs to, as far as a collection knows it. */
export function ownerOf(found: Collection, element: Element): Control | null {
  const behind = byFace(found);
  for (let at: Element | null = element; at; at = outerOf(at)) {
    const own = behind.get(at) ?? controlOf(found, at); // a face may look like a control of its own
    if (own) return own;
    const labelled = tagOf(at) === "label" ? (at as HTMLLabelElement).control : null;
    if (labelled) return controlOf(found, labelled);
  }
  return null;
}
