import { PROTOCOL_VERSION } from "../../generated/names";
import type { ExtensionCode } from "../../shared/failure";

/** Who must be updated before the two can talk, or null: the major versions agree (PROTOCOL.md). */
export function whoIsOutdated(hostProtocol: string, ours = PROTOCOL_VERSION): ExtensionCode | null {
  const host = major(hostProtocol);
  const extension = major(ours);
  if (host === extension) return null;
  return host < extension ? "host_outdated" : "extension_outdated";
}

function major(version: string): number {
  return Number.parseInt(version, 10) || 0;
}
