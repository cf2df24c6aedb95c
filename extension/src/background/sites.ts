import { loadSettings, onSettingsChanged } from "../shared/settings";
import { DETECTOR } from "./inject";

/** A match pattern with a host of its own; one that is none would undo the registration of all. */
const PATTERN = /^(https?|\*):\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?\/\S*$/i;

/** The registration of the detector on the addresses that were granted beside the built-in ones. */
const ID = "granted-sites";

/** Follows what is granted, here or by policy. */
export function watchSites(): void {
  chrome.permissions.onAdded.addListener(({ origins = [] }) => {
    void followSites().then(() => lookInOpenTabs(origins));
  });
  chrome.permissions.onRemoved.addListener(() => void followSites());
  onSettingsChanged(() => void followSites());
}

/** Runs the detector on every address that is granted now; the built-in ones have it in the manifest. */
export async function followSites(): Promise<void> {
  const matches = await grantedSites();
  await chrome.scripting.unregisterContentScripts({ ids: [ID] }).catch(() => undefined); // there was none
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    { id: ID, matches, js: [DETECTOR], allFrames: true, runAt: "document_idle" },
  ]);
}

/** Looks for tickets in the tabs that were open before their address was granted. */
async function lookInOpenTabs(origins: readonly string[]): Promise<void> {
  const tabs = await chrome.tabs.query({ url: [...origins] });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    await chrome.scripting.executeScript({ target, files: [DETECTOR] }).catch(() => undefined); // it went away
  }
}

/** What the user has granted, and what the administrator names: a policy may have granted it (`runtime_allowed_hosts`). */
async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  const { managed } = await loadSettings();
  const builtIn = chrome.runtime.getManifest().host_permissions ?? [];
  const named = (managed.sites ?? []).filter((site) => PATTERN.test(site));
  return [...new Set([...origins, ...named])].filter((origin) => !builtIn.includes(origin));
}
