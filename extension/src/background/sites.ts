import { loadSettings, onSettingsChanged } from "../shared/settings";
import { DETECTOR } from "./inject";

/** A match pattern with a host of its own; one that is none would undo the registration of all. */
const PATTERN = /^(https?|\*):\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?\/\S*$/i;

/** A pattern for a whole host: only then may it stand for documents without an address of their own. */
const WHOLE_HOST = /^[^/]+:\/\/[^/]+\/\*$/;

/** The registrations of the detector on the addresses that were granted beside the built-in ones, by `WHOLE_HOST`. */
const IDS = { whole: "granted-sites", part: "granted-parts-of-sites" } as const;

/** Follows what is granted, here or by policy. */
export function watchSites(): void {
  chrome.permissions.onAdded.addListener(({ origins = [] }) => {
    void followSites().then(() => lookInOpenTabs(origins));
  });
  chrome.permissions.onRemoved.addListener(() => void followSites());
  onSettingsChanged(() => void followSites());
}

/** The registration that is under way or was the last: two at once would refuse each other's ids. */
let last: Promise<void> = Promise.resolve();

/** Runs the detector on every address that is granted now; the built-in ones have it in the manifest. */
export function followSites(): Promise<void> {
  last = last.catch(() => undefined).then(register); // one that failed says nothing of the next
  return last;
}

async function register(): Promise<void> {
  const matches = await grantedSites();
  const scripts = [
    registration(
      IDS.whole,
      matches.filter((match) => WHOLE_HOST.test(match)),
      true,
    ),
    registration(
      IDS.part,
      matches.filter((match) => !WHOLE_HOST.test(match)),
      false,
    ),
  ];
  for (const id of Object.values(IDS))
    await chrome.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined); // there was none
  await chrome.scripting.registerContentScripts(scripts.filter((script) => script.matches.length > 0));
}

/** `withoutAddress`: also in `about:blank`, `srcdoc` and written documents; Chrome takes that with whole hosts alone. */
function registration(id: string, matches: string[], withoutAddress: boolean) {
  return {
    id,
    matches,
    js: [DETECTOR],
    allFrames: true,
    runAt: "document_idle" as const,
    matchOriginAsFallback: withoutAddress,
  };
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
