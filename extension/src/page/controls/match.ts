/** Which of several captions is the wanted one. */

import { fold, tidy } from "../dom/text";

/** Whether a person can choose the option at a place. Asked only of those that would be meant: looking costs layout. */
export type IsChoosable = (index: number) => boolean;

/** The one of the very same text, otherwise the only one that reads alike. -1: none, or several. */
export function indexOfCaption(
  captions: readonly (string | null)[],
  wanted: string,
  isChoosable: IsChoosable = () => true,
): number {
  const exact = only(captions, (caption) => caption === tidy(wanted), isChoosable);
  if (exact !== -1) return exact;
  const folded = fold(wanted);
  return folded === "" ? -1 : only(captions, (caption) => fold(caption) === folded, isChoosable);
}

function only(
  captions: readonly (string | null)[],
  fits: (caption: string) => boolean,
  isChoosable: IsChoosable,
): number {
  let found = -1;
  for (const [index, caption] of captions.entries()) {
    if (caption === null || !fits(caption) || !isChoosable(index)) continue;
    if (found !== -1) return -1;
    found = index;
  }
  return found;
}
