import type { PageMap } from "../../generated/protocol";
import { click, isShown, queryAll, walk } from "../../page/dom/dom";
import { fold, tidy } from "../../page/dom/text";
import { LABEL_MAX } from "../../page/limits";

const TAB = "[role=tab], td[id], li[id], li, a, [onclick]";

const NUMBER = /\d{3,}/;

/** Opens the tab with the related tickets; false: it is not on the page. */
export function openRelatedTab({ saving }: PageMap, document: Document): boolean {
  const wanted = new Set(saving.related_tabs.map(fold));
  const walker = walk(document, document.body);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const { data, parentElement } = node as Text;
    if (data.length > LABEL_MAX || !parentElement || !wanted.has(fold(data))) continue;
    const tab = parentElement.closest(TAB);
    if (!tab || !isShown(tab)) continue;
    click(tab);
    return true;
  }
  return false;
}

/** The numbers of the related tickets that the page shows. */
export function relatedNumbers({ saving }: PageMap, document: Document, own: string | null): string[] {
  const elements = saving.related_numbers.flatMap((selector) => Array.from(queryAll(document, selector)));
  const numbers = elements.map((element) => NUMBER.exec(tidy(element.textContent ?? ""))?.[0]);
  return [...new Set(numbers)].filter((number) => number !== undefined && number !== own) as string[];
}
