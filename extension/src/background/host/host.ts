import type {
  ConfigureParams,
  ConfigureResult,
  CustomerCheckResult,
  CustomerParseResult,
  DoctorResult,
  EscalationPlanParams,
  FillPlan,
  Hello,
  PagesCheckResult,
  PagesExportParams,
  PagesExportResult,
  PagesListResult,
  ReportReadResult,
  SopListResult,
  TokensChanged,
  TokensProvisional,
  TokensReadResult,
  TypedCustomer,
} from "../../generated/protocol";
import {
  DOCTOR_DEADLINE_MS,
  READ_DEADLINE_MS,
  READ_GRACE_MS,
  REQUEST_DEADLINE_MS,
} from "../../shared/constants";
import { failure, QualitokenError } from "../../shared/failure";
import { HostPort } from "./port";

const provisionalListeners = new Set<(provisional: TokensProvisional) => void>();
const changedListeners = new Set<(changed: TokensChanged) => void>();

const readyListeners = new Set<() => void>();

const port = new HostPort(
  (method, params) => {
    if (method === "tokens.provisional") {
      for (const listener of provisionalListeners) listener(params as TokensProvisional);
    } else if (method === "tokens.changed") {
      for (const listener of changedListeners) listener(params as TokensChanged);
    }
  },
  () => {
    for (const listener of readyListeners) listener();
  },
);

/** A request that an agent waits for. */
function asked<Result>(method: string, params: object): Promise<Result> {
  return port.request(method, params, {
    deadlineMs: REQUEST_DEADLINE_MS,
    byAgent: true,
  }) as Promise<Result>;
}

/** The host's methods, typed; the one place where their names stand. */
export const host = {
  readTokens: (byAgent: boolean) =>
    port.request(
      "tokens.read",
      { deadline_ms: READ_DEADLINE_MS },
      { deadlineMs: READ_DEADLINE_MS + READ_GRACE_MS, byAgent },
    ) as Promise<TokensReadResult>,

  plan: (params: EscalationPlanParams) => asked<FillPlan>("escalation.plan", params),

  parseCustomer: (text: string) => asked<CustomerParseResult>("customer.parse", { text }),

  checkCustomer: (typed: TypedCustomer) => asked<CustomerCheckResult>("customer.check", { typed }),

  readReport: (text: string) => asked<ReportReadResult>("report.read", { text }),

  listPages: () =>
    port.request("pages.list", {}, { deadlineMs: REQUEST_DEADLINE_MS }) as Promise<PagesListResult>,

  exportPage: (params: PagesExportParams) => asked<PagesExportResult>("pages.export", params),

  checkPage: (toml: string) => asked<PagesCheckResult>("pages.check", { toml }),

  /** Connects if need be; what the host says of itself. */
  greet: async (): Promise<Hello> => {
    await port.connect(true);
    if (!port.hello) throw new QualitokenError(failure("host_exited"));
    return port.hello;
  },

  /** Whether a host is connected that knows this method. */
  knows: (method: string) => port.hello?.capabilities.includes(method) ?? false,

  configure: (params: ConfigureParams) => asked<ConfigureResult>("configure", params),

  listProcedures: () => asked<SopListResult>("sop.list", {}),

  doctor: () =>
    port.request("doctor", {}, { deadlineMs: DOCTOR_DEADLINE_MS, byAgent: true }) as Promise<DoctorResult>,

  onReady: (listener: () => void) => readyListeners.add(listener),

  onProvisional: (listener: (provisional: TokensProvisional) => void) => provisionalListeners.add(listener),

  onChanged: (listener: (changed: TokensChanged) => void) => changedListeners.add(listener),

  disconnect: () => port.disconnect(),
};
