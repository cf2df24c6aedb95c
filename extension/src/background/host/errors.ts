import type { ExtensionCode } from "../../shared/failure";

/**
 * Chromium's words when a native port ends (chrome/browser/extensions/api/messaging/native_message_host…), read from
 * `chrome.runtime.lastError` in `onDisconnect`. They are not translated.
 */
const TEXTS: readonly [text: string, code: ExtensionCode][] = [
  ["Specified native messaging host not found", "host_missing"],
  ["Access to the specified native messaging host is forbidden", "host_forbidden"],
  ["disabled by the system administrator", "host_disabled_by_policy"],
  ["Failed to start native messaging host", "host_start_failed"],
  ["Native host has exited", "host_exited"],
  ["Error when communicating with the native messaging host", "host_protocol_error"],
];

/** The stable code for Chromium's text; a text not known yet means that the host is gone for an unknown reason. */
export function codeOf(lastError: string): ExtensionCode {
  return TEXTS.find(([text]) => lastError.includes(text))?.[1] ?? "host_exited";
}
