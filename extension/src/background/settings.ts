import type { Language, ManagedSettings } from "../generated/protocol";
import { language } from "../shared/i18n";
import {
  copyManaged,
  loadSettings,
  NOTHING_MANAGED,
  onSettingsChanged,
  type Settings,
} from "../shared/settings";
import { host } from "./host/host";
import { forgetReading, readAgain } from "./readings";

const METHOD = "configure";

let current: Settings = { language: null, managed: NOTHING_MANAGED };

/** Tells the host, now and whenever it says hello, the language and what the administrator has fixed. */
async function configure(): Promise<void> {
  const { sop_dirs, page_dirs, history, report_max_age_minutes } = current.managed;
  const managed: ManagedSettings = { sop_dirs, page_dirs, history, report_max_age_minutes };
  const inForce = await host.ask(METHOD, { language: language(), managed });
  host.allowForReading(inForce.read_deadline_ms);
}

/** Follows the settings. Nothing waits for them: they are read long before a host has said hello. */
export function followSettings(): void {
  host.onReady(tell);
  onSettingsChanged(() => void load().then(readAgain));
  chrome.storage.managed.onChanged.addListener(() => void copyManaged());
  void load();
  void copyManaged();
}

async function load(): Promise<void> {
  follow(await loadSettings());
}

function follow(settings: Settings): void {
  current = settings;
  forgetReading();
  tell();
}

/**
 * Lets the host speak the language of a page that asks something. A change of it is told to page and worker in no order: a page
 * that heard of it first would be answered in the old one.
 */
export async function speak(wanted: Language): Promise<void> {
  const known = language();
  if (wanted === known) return;
  const settings = await loadSettings();
  if (language() !== known) follow(settings);
}

function tell(): void {
  if (host.knows(METHOD)) void configure().catch(() => undefined); // the next request says what is wrong
}
