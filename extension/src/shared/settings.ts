/**
 * Settings: what the agent chose in the options, and what the administrator has fixed (`chrome.storage.managed`), which wins.
 * The managed storage answers slowly after the browser's start, so the worker keeps a copy in `chrome.storage.local`.
 */

import type { Language, ManagedSettings } from "../generated/protocol";
import { speak } from "./i18n";
import { type Kept, LANGUAGE, MANAGED } from "./kept-for-card";

/** What an administrator can fix; null: not fixed. */
export interface Managed extends ManagedSettings {
  /** Match patterns of the service desk's addresses. */
  sites: readonly string[] | null;
  language: Language | null;
}

export const NOTHING_MANAGED: Managed = {
  sites: null,
  language: null,
  sop_dirs: null,
  page_dirs: null,
  history: null,
  report_max_age_minutes: null,
};

export interface Settings {
  /** The agent's choice; null: the browser's language. */
  language: Language | null;
  managed: Managed;
}

/** The settings as they are kept, and from now on their language. */
export async function loadSettings(): Promise<Settings> {
  return settingsIn(await chrome.storage.local.get([LANGUAGE, MANAGED]));
}

/** The settings among what was kept, and from now on their language. */
export function settingsIn(kept: Kept): Settings {
  const settings = { language: languageIn(kept[LANGUAGE]), managed: managedIn(kept[MANAGED]) };
  speak(settings.managed.language ?? settings.language);
  return settings;
}

/** Keeps the agent's choice of language. */
export async function keepLanguage(language: Language | null): Promise<void> {
  await chrome.storage.local.set({ [LANGUAGE]: language });
}

/** Keeps a copy of what the administrator has fixed now. */
export async function copyManaged(): Promise<void> {
  const managed = managedIn(await chrome.storage.managed.get().catch(() => ({}))); // not managed at all
  await chrome.storage.local.set({ [MANAGED]: managed });
}

/** Tells whenever settings change. Returns how to stop listening. */
export function onSettingsChanged(listener: () => void): () => void {
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    if (area === "local" && (LANGUAGE in changes || MANAGED in changes)) listener();
  };
  chrome.storage.onChanged.addListener(onChanged);
  return () => chrome.storage.onChanged.removeListener(onChanged);
}

/** Policies are written by hand: what does not fit is left out. */
function managedIn(value: unknown): Managed {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const { history, report_max_age_minutes: age } = given;
  return {
    sites: textsIn(given.sites),
    language: languageIn(given.language),
    sop_dirs: textsIn(given.sop_dirs) as Managed["sop_dirs"],
    page_dirs: textsIn(given.page_dirs) as Managed["page_dirs"],
    history: typeof history === "boolean" ? history : null,
    report_max_age_minutes: typeof age === "number" && Number.isInteger(age) && age > 0 ? age : null,
  };
}

function textsIn(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === "string") : null;
}

function languageIn(value: unknown): Language | null {
  return value === "pt_BR" || value === "en" ? value : null;
}
