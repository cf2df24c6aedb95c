/**
 * The fields that agents have taught in this browser, in `chrome.storage.local`: for each site and page map the ways back to a
 * control. No value, no personal data.
 */

import type { Taught } from "../generated/protocol";

/** Stands for every site: where imported fields belong, because a page map names none. */
export const ANY_SITE = "*";

export interface TaughtField {
  /** Where it was taught: the page's origin, or `ANY_SITE`. */
  origin: string;
  /** The page map's id. */
  map: string;
  key: string;
  /** The field's name as the agent knows it. */
  title: string;
  taught: Taught;
}

const STORED_AS = "taught";

/** All of them, as they were taught. */
export async function allTaught(): Promise<TaughtField[]> {
  const stored: Record<string, unknown> = await chrome.storage.local.get(STORED_AS);
  const fields = stored[STORED_AS];
  return Array.isArray(fields) ? fields.filter(isTaughtField) : [];
}

/**
 * What was taught for a page map on this document's site, by field key; the site's own wins over what was imported. A document
 * that was written into a frame or a window has the site of who wrote it, which its address does not tell.
 */
export async function taughtHere(map: string): Promise<Map<string, Taught>> {
  const fields = (await allTaught()).filter((field) => isHere(field, map));
  const bySite = fields.sort((a, b) => Number(a.origin !== ANY_SITE) - Number(b.origin !== ANY_SITE));
  return new Map(bySite.map(({ key, taught }) => [key, taught]));
}

/** Whether a field belongs to this document's site and to a page map. */
export function isHere(field: TaughtField, map: string): boolean {
  return [globalThis.origin, ANY_SITE].includes(field.origin) && field.map === map;
}

/** Keeps these, each in place of an earlier one for the same field. */
export async function keepTaught(fields: readonly TaughtField[]): Promise<void> {
  const kept = (await allTaught()).filter((old) => !fields.some((field) => isSameField(field, old)));
  await chrome.storage.local.set({ [STORED_AS]: [...kept, ...fields] });
}

/** Forgets one. */
export async function forgetTaught(field: Pick<TaughtField, "origin" | "map" | "key">): Promise<void> {
  const kept = (await allTaught()).filter((old) => !isSameField(field, old));
  await chrome.storage.local.set({ [STORED_AS]: kept });
}

/** Tells whenever they change, here or in another window. Returns how to stop listening. */
export function onTaughtChanged(listener: () => void): () => void {
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    if (area === "local" && STORED_AS in changes) listener();
  };
  chrome.storage.onChanged.addListener(onChanged);
  return () => chrome.storage.onChanged.removeListener(onChanged);
}

function isSameField(
  one: Pick<TaughtField, "origin" | "map" | "key">,
  other: Pick<TaughtField, "origin" | "map" | "key">,
): boolean {
  return one.origin === other.origin && one.map === other.map && one.key === other.key;
}

function isTaughtField(value: unknown): value is TaughtField {
  if (typeof value !== "object" || value === null) return false;
  const { origin, map, key, title, taught } = value as Partial<TaughtField>;
  return (
    [origin, map, key, title].every((text) => typeof text === "string") && typeof taught?.type === "string"
  );
}
