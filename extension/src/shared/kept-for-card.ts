/**
 * What the card has to know before it is drawn: where it stood, and its language. The detector asks for it as soon as it has
 * recognised a ticket, so that the answer is there when the card is; both run in the same isolated world.
 */

declare global {
  /** Global in our isolated world only; the page cannot see it. */
  var qualitokenKeptForCard: Promise<Kept> | undefined;
}

/** Values of `chrome.storage.local` by their keys. */
export type Kept = Readonly<Record<string, unknown>>;

export const PLACE = "cardPlace";
export const LANGUAGE = "language";
export const MANAGED = "managed";

/** Asks the storage, once until the answer is taken. Nothing, where the extension was just updated. */
export function askForCard(): Promise<Kept> {
  globalThis.qualitokenKeptForCard ??= fromStorage().catch(() => ({}));
  return globalThis.qualitokenKeptForCard;
}

/** The answer for one card; the next one asks again. */
export function takeForCard(): Promise<Kept> {
  const kept = askForCard();
  globalThis.qualitokenKeptForCard = undefined;
  return kept;
}

/** `async`: what is missing after an update is missing at once. */
async function fromStorage(): Promise<Kept> {
  return await chrome.storage.local.get([PLACE, LANGUAGE, MANAGED]);
}
