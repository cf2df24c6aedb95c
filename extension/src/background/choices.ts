/**
 * Which medium the agent chose when several could be meant, to offer it first next time. Only salted hashes of serial numbers
 * are kept, in `chrome.storage.local`; the salt is random, made once per installation.
 */

import { CHOICES_KEPT, SALT_BYTES } from "../shared/constants";

interface Stored {
  choiceSalt?: string;
  /** Hashes, the newest choice first. */
  choices?: string[];
}

/** Remembers that the medium with this serial was chosen. */
export async function rememberChoice(serial: string): Promise<null> {
  const { salt, choices } = await load();
  const hash = await hashOf(salt, serial);
  const kept = [hash, ...choices.filter((other) => other !== hash)].slice(0, CHOICES_KEPT);
  await chrome.storage.local.set({ choices: kept } satisfies Stored);
  return null;
}

/** The place of the one serial among several that was chosen before; null if there is none, or more than one. */
export async function recallChoice(serials: readonly string[]): Promise<number | null> {
  const { salt, choices } = await load();
  if (choices.length === 0) return null;
  const hashes = await Promise.all(serials.map((serial) => (serial ? hashOf(salt, serial) : "")));
  const places = hashes.flatMap((hash, place) => (choices.includes(hash) ? [place] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

async function load(): Promise<{ salt: string; choices: string[] }> {
  const { choiceSalt, choices = [] }: Stored = await chrome.storage.local.get(["choiceSalt", "choices"]);
  if (choiceSalt) return { salt: choiceSalt, choices };
  const salt = hex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  await chrome.storage.local.set({ choiceSalt: salt } satisfies Stored);
  return { salt, choices: [] };
}

async function hashOf(salt: string, serial: string): Promise<string> {
  const text = new TextEncoder().encode(`${salt}\n${serial}`);
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
