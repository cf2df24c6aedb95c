/** The bars of buttons and lists over a text with formats: they serve it and are no fields. */

import { matches, parentOf } from "../dom/dom";

const TOOLBAR = "[role=toolbar], [class*=toolbar i]";

/** Boxes around a text beside which its bar may stand. */
const LEVELS = 2;

/** The bars beside an element that is written in. */
export function toolbarsOf(editor: Element): Element[] {
  const bars: Element[] = [];
  let box: Element | null = editor;
  for (let level = 0; box && level < LEVELS; level++) {
    for (const beside of [box.previousElementSibling, box.nextElementSibling])
      if (beside && matches(beside, TOOLBAR)) bars.push(beside);
    box = parentOf(box);
  }
  return bars;
}
