/**
 * Which medium the agent chose when several could be meant, to offer it first next time. Only salted hashes of serial numbers
 * are kept, in `chrome.storage.local`.
 */

import { CHOICES_KEPT } from "../shared/constants";
import { saltedHash } from "./salted-hash";

const STORED_AS = "choices";

/** Remembers that the medium with this serial was chosen. */
export async function rememberChoice(serial: string): Promise<null> {
  const choices = await load();
  const hash = await saltedHash(serial);
  const kept = [hash, ...choices.filter((other) => other !== hash)].slice(0, CHOICES_KEPT);
  await chrome.storage.local.set({ [STORED_AS]: kept });
  return null;
}

/** The place of the one serial among several that was chosen before; null if there is none, or more than one. */
export async function recallChoice(serials: readonly string[]): Promise<number | null> {
  const choices = await load();
  if (choices.length === 0) return null;
  const hashes = await Promise.all(serials.map((serial) => (serial ? saltedHash(serial) : "")));
  const places = hashes.flatMap((hash, place) => (choices.includes(hash) ? [place] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** Hashes, the newest choice first. */
async function load(): Promise<string[]> {
  const stored: Record<string, unknown> = await chrome.storage.local.get(STORED_AS);
  return Array.isArray(stored[STORED_AS]) ? stored[STORED_AS] : [];
}
