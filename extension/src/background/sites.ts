import { DETECTOR } from "./inject";

/** The registration of the detector on the addresses that were granted beside the built-in ones. */
const ID = "granted-sites";

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
export async function lookInOpenTabs(origins: readonly string[]): Promise<void> {
  const tabs = await chrome.tabs.query({ url: [...origins] });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    await chrome.scripting.executeScript({ target, files: [DETECTOR] }).catch(() => undefined); // it went away
  }
}

async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  const builtIn = chrome.runtime.getManifest().host_permissions ?? [];
  return origins.filter((origin) => !builtIn.includes(origin));
}
