/** Which of several captions is the wanted one. */

import { fold, tidy } from "../text";

/** The one of the very same text, otherwise the only one that reads alike. -1: none, or several. */
export function indexOfCaption(captions: readonly (string | null)[], wanted: string): number {
  const exact = only(captions, (caption) => caption === tidy(wanted));
  if (exact !== -1) return exact;
  const folded = fold(wanted);
  return folded === "" ? -1 : only(captions, (caption) => fold(caption) === folded);
}

function only(captions: readonly (string | null)[], fits: (caption: string) => boolean): number {
  const found = captions.findIndex((caption) => caption !== null && fits(caption));
  const again = captions.findLastIndex((caption) => caption !== null && fits(caption));
  return found === again ? found : -1;
}
