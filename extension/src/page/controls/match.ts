/** Which of several captions is the wanted one. */

import { fold, tidy } from "../dom/text";
import { hasSeveralNames, isAlsoCalled, isReworded } from "./wording";

/** Whether a person can choose the option at a place. Asked only of those that would be meant: looking costs layout. */
export type IsChoosable = (index: number) => boolean;

/**
 * The one of the very same text, otherwise the only one that reads alike, otherwise the only one that is the same in other
 * words. -1: none, or several. One that reads alike and cannot be chosen may still be meant: then no other words count.
 */
export function indexOfCaption(
  captions: readonly (string | null)[],
  wanted: string,
  isChoosable: IsChoosable = () => true,
): number {
  const exact = only(captions, (caption) => caption === tidy(wanted), isChoosable);
  if (exact !== -1) return exact;
  const folded = fold(wanted);
  if (folded === "") return -1;
  const readsAlike = (caption: string): boolean => fold(caption) === folded;
  if (captions.some((caption) => caption !== null && readsAlike(caption)))
    return only(captions, readsAlike, isChoosable);
  const reworded = only(captions, (caption) => isReworded(caption, wanted), isChoosable);
  if (reworded !== -1 || captions.some((caption) => caption !== null && isReworded(caption, wanted)))
    return reworded;
  // Where others are written so too they may be paths, and the first name that of the whole.
  const named = captions.filter((caption) => caption !== null && hasSeveralNames(caption));
  return named.length === 1 ? only(captions, (caption) => isAlsoCalled(caption, wanted), isChoosable) : -1;
}

/** The same where options may say more of themselves than a list has to be told: by their titles, if not by their whole texts. */
export function indexOfTitled(
  captions: readonly (string | null)[],
  titlesOf: () => readonly (string | null)[],
  wanted: string,
  isChoosable?: IsChoosable,
): number {
  const index = indexOfCaption(captions, wanted, isChoosable);
  return index === -1 ? indexOfCaption(titlesOf(), wanted, isChoosable) : index;
}

/** Whether a caption means the wanted one, as far as that can be told without the rest of the list. */
export function isCaptionOf(caption: string, wanted: string): boolean {
  return fold(caption) === fold(wanted) || isReworded(caption, wanted) || isAlsoCalled(caption, wanted);
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
