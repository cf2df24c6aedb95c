/** What the page shows beside a label as mere text. */

import { SHORT_TEXT_MAX_CHARS } from "../../generated/limits";
import type { Collection, Item, Run } from "../collect/collection";
import { isShownInstead } from "../collect/widgets";
import { contains, isField, isShown, nextOf, parentOf, queryAll, tagOf } from "../dom/dom";
import { cut } from "../dom/text";
import type { Boxes } from "./boxes";
import type { Wanted } from "./score";
import type { Sections } from "./sections";
import type { ValueTexts } from "./value-texts";

/** A value that stands where a control would. */
export interface ShownText {
  how: "text";
  text: string;
  label: string;
  element: Element;
}

/** What tells of the texts of a page. */
export interface Surroundings {
  found: Collection;
  sections: Sections;
  boxes: Boxes;
  texts: ValueTexts;
  /** Texts that speak for a control. */
  claimed: ReadonlySet<Run>;
}

/** A field that the page shows as text only: its label, and beside it a box without a control that can be seen. */
export function textInstead(wanted: Wanted, labels: readonly Run[], around: Surroundings): ShownText | null {
  let answer: ShownText | null = null;
  for (const run of labels) {
    if (!isShown(run.element)) continue;
    const beside = boxBeside(around.found, run);
    const text = beside && valueIn(beside, run, around);
    if (text === null) continue;
    const place = around.sections.ofElement(run.element);
    if (place.section !== null && place.section !== wanted.section) continue;
    if (answer) return null;
    answer = { how: "text", text, label: cut(run.text, SHORT_TEXT_MAX_CHARS), element: beside as Element };
  }
  return answer;
}

/** The value in a box beside a label; null when what stands there is none. An empty box shows an empty value. */
function valueIn(beside: Element, label: Run, { found, boxes, texts, claimed }: Surroundings): string | null {
  const values: string[] = [];
  let read = 0;
  for (let i = label.order + 1; i < found.items.length; i++) {
    const item = found.items[i] as Item;
    if (!contains(beside, item.element)) break;
    if (item.kind !== "run") continue;
    read += 1;
    const judged = texts.judge(item, parentOf(beside), true, claimed.has(item));
    if (judged.as === "label") return null;
    const text = judged.as === "value" ? judged.text : judged.short;
    if (text === null) continue;
    const node = judged.as === "value" ? judged.node : item.node;
    if (values.length === 0 && !boxes.followsLabel(node, label)) return null;
    values.push(text);
  }
  return read > TEXTS_INSTEAD_MAX || (read > 0 && values.length === 0) ? null : values.join(" ").trim();
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
    return tagOf(beside) === "th" || isField(beside) || holdsFillable(beside) ? null : beside;
  }
  return null;
}

/** Whether the agent sees something in a box that can be filled or pressed. */
function holdsFillable(box: Element): boolean {
  return Array.from(queryAll(box, FILLABLE)).some((inside) => isShown(inside) || isShownInstead(inside));
}
