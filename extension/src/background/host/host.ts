import type {
  EscalationPlanParams,
  FillPlan,
  PagesCheckResult,
  PagesExportParams,
  PagesExportResult,
  PagesListResult,
  TokensChanged,
  TokensProvisional,
  TokensReadResult,
} from "../../generated/protocol";
import { READ_DEADLINE_MS, READ_GRACE_MS, REQUEST_DEADLINE_MS } from "../../shared/constants";
import { HostPort } from "./port";

const provisionalListeners = new Set<(provisional: TokensProvisional) => void>();
const changedListeners = new Set<(changed: TokensChanged) => void>();

const port = new HostPort((method, params) => {
  if (method === "tokens.provisional") {
    for (const listener of provisionalListeners) listener(params as TokensProvisional);
  } else if (method === "tokens.changed") {
    for (const listener of changedListeners) listener(params as TokensChanged);
  }
});

/** The host's methods, typed; the one place where their names stand. */
export const host = {
  readTokens: (byAgent: boolean) =>
    port.request(
      "tokens.read",
      { deadline_ms: READ_DEADLINE_MS },
      { deadlineMs: READ_DEADLINE_MS + READ_GRACE_MS, byAgent },
    ) as Promise<TokensReadResult>,

  plan: (params: EscalationPlanParams) =>
    port.request("escalation.plan", params, {
      deadlineMs: REQUEST_DEADLINE_MS,
      byAgent: true,
    }) as Promise<FillPlan>,

  listPages: () =>
    port.request("pages.list", {}, { deadlineMs: REQUEST_DEADLINE_MS }) as Promise<PagesListResult>,

  exportPage: (params: PagesExportParams) =>
    port.request("pages.export", params, {
      deadlineMs: REQUEST_DEADLINE_MS,
      byAgent: true,
    }) as Promise<PagesExportResult>,

  checkPage: (toml: string) =>
    port.request(
      "pages.check",
      { toml },
      { deadlineMs: REQUEST_DEADLINE_MS, byAgent: true },
    ) as Promise<PagesCheckResult>,

  onProvisional: (listener: (provisional: TokensProvisional) => void) => provisionalListeners.add(listener),

  onChanged: (listener: (changed: TokensChanged) => void) => changedListeners.add(listener),

  disconnect: () => port.disconnect(),
};
