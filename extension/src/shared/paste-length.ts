import { PASTE_MAX_CHARS } from "../generated/limits";

/** Whether the host would not take a pasted text: it counts characters, a string's length counts the halves of rare ones. */
export function isPasteTooLong(text: string): boolean {
  if (text.length <= PASTE_MAX_CHARS) return false;
  return text.length > 2 * PASTE_MAX_CHARS || [...text].length > PASTE_MAX_CHARS;
}
