import type { PageMap } from "../../generated/protocol";
import { dialogText } from "../../page/dom/dialog";
import { isShown, queryAll } from "../../page/dom/dom";
import { tidy } from "../../page/dom/text";

/** What one of the page's own message windows says of SALVAR. */
export type Says = { kind: "saved" } | { kind: "refused"; names: string[] };

/** The page's message windows that are open now. */
export function openWindows(map: PageMap, document: Document): Element[] {
  return map.dialog.flatMap((selector) => Array.from(queryAll(document, selector)).filter(isShown));
}

/** What a message window says of SALVAR; null: something else. */
export function whatItSays(window: Element, { saving }: PageMap): Says | null {
  const text = dialogText(window);
  const refused = match(saving.refused, text);
  if (refused) return { kind: "refused", names: namesIn(text.slice(refused.index + refused[0].length)) };
  return match(saving.success, text) ? { kind: "saved" } : null;
}

/** The fields of a message such as ": - Nome. - E-mail." */
function namesIn(text: string): string[] {
  return text
    .split(/(?:^|\s)[-–•]\s+/)
    .slice(1)
    .map((name) => tidy(name).replace(/[.;\s]+$/, ""))
    .filter(Boolean);
}

function match(pattern: string, text: string): RegExpExecArray | null {
  if (!pattern) return null;
  try {
    return new RegExp(pattern, "i").exec(text);
  } catch {
    return null; // the host checks maps with Python's dialect
  }
}
