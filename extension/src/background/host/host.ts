import type {
  EscalationPlanParams,
  FillPlan,
  PagesListResult,
  TokensProvisional,
  TokensReadResult,
} from "../../generated/protocol";
import { READ_DEADLINE_MS, READ_GRACE_MS, REQUEST_DEADLINE_MS } from "../../shared/constants";
import { HostPort } from "./port";

const provisionalListeners = new Set<(provisional: TokensProvisional) => void>();

const port = new HostPort((method, params) => {
  if (method !== "tokens.provisional") return;
  for (const listener of provisionalListeners) listener(params as TokensProvisional);
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

  onProvisional: (listener: (provisional: TokensProvisional) => void) => provisionalListeners.add(listener),

  disconnect: () => port.disconnect(),
};
