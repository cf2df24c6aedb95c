import type { MessageKey } from "../shared/i18n";

/** What to look at, in this order, for each reason why the host cannot be reached; Chromium's own words come with the failure. */
const STEPS: Record<string, readonly MessageKey[]> = {
  host_missing: [
    "tree_missing_installed",
    "tree_missing_register",
    "tree_missing_policy",
    "tree_missing_snap",
  ],
  host_forbidden: ["tree_forbidden_id", "tree_missing_register"],
  host_disabled_by_policy: ["tree_policy_allow", "tree_policy_user_level"],
  host_start_failed: ["tree_start_antivirus", "tree_start_reinstall"],
  host_exited: ["tree_exited_terminal", "tree_start_antivirus", "tree_start_reinstall"],
  host_protocol_error: ["tree_protocol_version", "tree_start_reinstall"],
  host_timeout: ["tree_timeout_first", "tree_timeout_token"],
  host_outdated: ["tree_protocol_version"],
  extension_outdated: ["tree_protocol_version"],
};

/** The steps for a failure's code; none for a failure that is not about the connection. */
export function stepsFor(code: string): readonly MessageKey[] {
  return STEPS[code] ?? [];
}
