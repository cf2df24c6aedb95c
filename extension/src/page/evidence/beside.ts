/** What the page shows beside a label or a control as mere text. */

import type { Collection, Control, Item, Run } from "../collection";
import { contains, isField, isShown, nextOf, parentOf, query, tagOf } from "../dom";
import { SHOWN_LABEL_MAX } from "../limits";
import { cut } from "../text";
import type { Boxes } from "./boxes";
import type { Wanted } from "./score";
import type { Sections } from "./sections";
import type { Vocabulary } from "./vocabulary";

/** A value that stands where a control would. */
export interface ShownText {
  how: "text";
  text: string;
  label: string;
  element: Element;
}

/** A field that the page shows as text only: its label, and beside it a box without a control that can be seen. */
export function textInstead(
  wanted: Wanted,
  labels: readonly Run[],
  vocabulary: Vocabulary,
  found: Collection,
  sections: Sections,
  boxes: Boxes,
): ShownText | null {
  let answer: ShownText | null = null;
  for (const run of labels) {
    if (!isShown(run.element)) continue;
    const beside = boxBeside(found, run);
    if (!beside) continue;
    const texts: Run[] = [];
    for (let i = run.order + 1; i < found.items.length; i++) {
      const item = found.items[i] as Item;
      if (!contains(beside, item.element)) break;
      if (item.kind === "run") texts.push(item);
    }
    if (texts.length > TEXTS_INSTEAD_MAX || texts.some((text) => isLabel(vocabulary, text))) continue;
    const [first] = texts;
    if (first && !boxes.followsLabel(first, run)) continue;
    const place = sections.ofElement(run.element);
    if (place.section !== null && place.section !== wanted.section) continue;
    if (answer) return null;
    const text = texts.map((part) => part.text).join(" ");
    answer = { how: "text", text, label: cut(run.text, SHOWN_LABEL_MAX), element: beside };
  }
  return answer;
}

function isLabel(vocabulary: Vocabulary, run: Run): boolean {
  return vocabulary.meaningsOf(run.text).length > 0;
}

/** Texts that may stand for one value; more are a part of the page. */
const TEXTS_INSTEAD_MAX = 2;

/** Elements whose text labels no single value beside it: headers of tables and of parts, labels of controls. */
const LABELS_NO_TEXT = new Set("th legend caption label h1 h2 h3 h4 h5 h6 button li body".split(" "));
const FILLABLE = "input:not([type=hidden]), select, textarea, button";

/** The box next to the box that holds nothing but this label. */
function boxBeside(found: Collection, run: Run): Element | null {
  const before = found.items[run.order - 1]?.element;
  const after = found.items[run.order + 1]?.element;
  for (let box: Element | null = run.element; box; box = parentOf(box)) {
    if (LABELS_NO_TEXT.has(tagOf(box))) return null;
    if ((before && contains(box, before)) || (after && contains(box, after))) return null;
    const beside = nextOf(box);
    if (!beside) continue;
    return tagOf(beside) === "th" || isField(beside) || query(beside, FILLABLE) ? null : beside;
  }
  return null;
}

/** The description that a page shows behind a code: the read-only control, or the text, next to it in its box. */
export function descriptionBeside(found: Collection, control: Control): string {
  if (control.type !== "text") return "";
  const box = control.cell ?? parentOf(control.element);
  for (let i = control.order + 1; i < found.items.length; i++) {
    const item = found.items[i] as Item;
    if (!box || !contains(box, item.element) || item.cell !== control.cell) return "";
    if (item.kind === "run") return item.text;
    if (item.type === "hidden" || !item.shown) continue;
    const beside = item.element as HTMLInputElement;
    return item.type === "text" && (beside.readOnly || beside.disabled) ? beside.value : "";
  }
  return "";
}
