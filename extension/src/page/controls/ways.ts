/** Ways of opening a list: pressing what opens it, typing what is sought, a key. */

import { extentOf, isOutOfSight } from "../collect/choices";
import type { Control } from "../collect/collection";
import { faceOf } from "../collect/widgets";
import { focusedIn, holds, query } from "../dom/dom";
import { arrive, pressKey, search } from "../dom/visit";
import type { Choice, Way } from "./choice-state";
import { isDangerous, press } from "./lists";
import { innerOf, inputOf, openerOf, saysThatItOpens, triggerOf } from "./openers";

const OPENERS = "[role=button], button, [class*=arrow], [class*=caret], [class*=trigger], [class*=icon]";

/** Ways to open a control's list, the usual one first. */
export function waysOf(control: Control): Way[] {
  const opener = openerOf(control);
  const trigger = triggerOf(control);
  const { box } = extentOf(opener);
  const typing = typingInto(inputOf(control));
  const isPressed = trigger !== null || saysThatItOpens(opener);
  const pressed = pressing(opener, trigger ?? innerOf(isOutOfSight(opener) ? seenOf(control, box) : opener));
  return [
    ...(isPressed ? [pressed, typing] : [typing, pressed]),
    pressing(opener, query(box, OPENERS)),
    // Without Alt it would choose the next option in some of the closed ones; what has no role may not know of Alt.
    { types: false, act: () => saysThatItOpens(opener) && pressKey(opener, "ArrowDown", true) },
  ];
}

/** What a person presses where the opener itself is there for the keyboard only. */
const seenOf = ({ element }: Control, box: Element): Element => faceOf(element)?.element ?? box;

/** Tries the next way that can be tried; false: there is none. */
export function openAnotherWay(choice: Choice, wanted: string): boolean {
  for (let way = choice.ways.shift(); way; way = choice.ways.shift())
    if (way.act(choice, wanted)) return true;
  return false;
}

function pressing(opener: Element, target: Element | null): Way {
  const act = (choice: Choice): boolean => {
    if (!target || isDangerous(target)) return false;
    const focused = focusedIn(opener.ownerDocument);
    arrive(opener);
    press(target);
    choice.pressed = target;
    const now = focusedIn(opener.ownerDocument);
    // A widget that has taken the focus closes its list when it loses it.
    if (now !== focused && now && holds(extentOf(opener).box, now)) choice.focused ??= focused;
    return true;
  };
  return { types: false, act };
}

function typingInto(input: HTMLInputElement | null): Way {
  const act = (choice: Choice, wanted: string): boolean => {
    if (!input || input.readOnly || choice.typed || choice.asks) return false;
    choice.typed = true;
    choice.focused ??= focusedIn(input.ownerDocument);
    search(input, wanted);
    return true;
  };
  return { types: true, act };
}
