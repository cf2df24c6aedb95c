import { PROTOCOL_VERSION } from "../generated/names";
import type { DoctorResult, Hello } from "../generated/protocol";
import { language } from "../shared/i18n";
import { loadSettings } from "../shared/settings";
import type { Answer } from "./use-answer";

/** What an administrator needs to know, as text: versions, permissions, what failed. No personal data, no page, no token. */
export async function diagnosisOf(connection: Answer<Hello>, doctor: DoctorResult | null): Promise<string> {
  const { permissions = [], origins = [] } = await chrome.permissions.getAll();
  const { managed } = await loadSettings();
  const fixed = Object.entries(managed).flatMap(([key, value]) => (value === null ? [] : [key]));
  const lines = [
    `Qualitoken ${chrome.runtime.getManifest().version} · ${chrome.runtime.id} · protocol ${PROTOCOL_VERSION}`,
    navigator.userAgent,
    `language: ${language()}`,
    `permissions: ${permissions.join(", ")}`,
    `sites: ${origins.join(", ")}`,
    `managed: ${fixed.join(", ")}`,
    hostLine(connection),
    ...(doctor?.probes ?? []).map(({ id, status, code, detail }) =>
      [id, status, code, detail].filter(Boolean).join(" · "),
    ),
  ];
  return lines.join("\n");
}

function hostLine(connection: Answer<Hello>): string {
  if (connection.kind === "asking") return "host: asking";
  if (connection.kind === "failed") return `host: ${connection.failure.code} · ${connection.failure.detail}`;
  const { host, build, protocol, capabilities } = connection.value;
  return `host: ${host} (${build}) · protocol ${protocol} · ${capabilities.join(", ")}`;
}
