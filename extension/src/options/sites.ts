import { loadSettings, onSettingsChanged } from "../shared/settings";

/** An address on which the extension may look for tickets. */
export interface Site {
  pattern: string;
  /** Built in: cannot be revoked here. Managed: named by the administrator. */
  from: "built_in" | "granted" | "managed";
  granted: boolean;
}

/** Every address that is granted, or that the administrator names. */
export async function allSites(): Promise<Site[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  const builtIn = chrome.runtime.getManifest().host_permissions ?? [];
  const { managed } = await loadSettings();
  const named = managed.sites ?? [];
  const patterns = [...new Set([...builtIn, ...named, ...origins])];
  return Promise.all(
    patterns.map(async (pattern) => ({
      pattern,
      from: builtIn.includes(pattern) ? "built_in" : named.includes(pattern) ? "managed" : "granted",
      granted: await isGranted(pattern),
    })),
  );
}

/** Also by policy; what is no pattern is not granted. */
function isGranted(pattern: string): Promise<boolean> {
  return chrome.permissions.contains({ origins: [pattern] }).catch(() => false);
}

/** The match pattern for what somebody typed or pasted as an address; null: it is none. */
export function patternOf(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  try {
    const { protocol, hostname } = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const isHost = /^(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)$/i.test(hostname);
    return isHost && /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

/** Asks for an address; the browser asks the user. Only within a click. */
export function grant(pattern: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [pattern] });
}

/** Gives an address back. */
export function revoke(pattern: string): Promise<boolean> {
  return chrome.permissions.remove({ origins: [pattern] });
}

/** Tells whenever addresses are granted, revoked or named by the administrator. Returns how to stop listening. */
export function onSitesChanged(listener: () => void): () => void {
  chrome.permissions.onAdded.addListener(listener);
  chrome.permissions.onRemoved.addListener(listener);
  const endSettings = onSettingsChanged(listener);
  return () => {
    endSettings();
    chrome.permissions.onAdded.removeListener(listener);
    chrome.permissions.onRemoved.removeListener(listener);
  };
}
