import { SALT_BYTES } from "../shared/constants";

const STORED_AS = "choiceSalt";

/** SHA-256 of a text with a random salt, made once per installation: the text cannot be read from it or looked up. */
export async function saltedHash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${await salt()}\n${text}`);
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The salt that is being looked up or made: two made at once would give one text two hashes. */
let underWay: Promise<string> | null = null;

function salt(): Promise<string> {
  underWay ??= storedSalt().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function storedSalt(): Promise<string> {
  const stored: Record<string, unknown> = await chrome.storage.local.get(STORED_AS);
  const known = stored[STORED_AS];
  if (typeof known === "string") return known;
  const made = hex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  await chrome.storage.local.set({ [STORED_AS]: made });
  return made;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
