import { READ_DEADLINE_DEFAULT_MS } from "../../generated/limits";
import { METHODS, type Method, type MethodMap } from "../../generated/methods";
import type { Hello, TokensChanged, TokensProvisional } from "../../generated/protocol";
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

/** ms. What the host gives a reading; until it has said so, what it does unless it is configured otherwise. */
let readDeadlineMs = READ_DEADLINE_DEFAULT_MS;

function deadlineMs<M extends Method>(method: M, params: MethodMap[M]["params"]): number {
  const { deadlineMs: own, reads } = METHODS[method];
  const asked = "deadline_ms" in params ? (params.deadline_ms ?? 0) : 0;
  return own + reads * Math.max(readDeadlineMs, asked);
}

/** The host: its methods are those of the table that both sides share (native_host/protocol/methods.py). */
export const host = {
  /** Asks a method. `byAgent`: whether an agent waits for it, where the table does not know. */
  ask: <M extends Method>(
    method: M,
    params: MethodMap[M]["params"],
    byAgent = METHODS[method].byAgent,
  ): Promise<MethodMap[M]["result"]> =>
    port.request(method, params, { deadlineMs: () => deadlineMs(method, params), byAgent }) as Promise<
      MethodMap[M]["result"]
    >,

  /** What the host gives a reading, in ms, as it says itself; a host of an earlier version does not. */
  allowForReading: (ms: number | undefined) => {
    readDeadlineMs = ms ?? READ_DEADLINE_DEFAULT_MS;
  },

  /** Connects if need be; what the host says of itself. */
  greet: async (): Promise<Hello> => {
    await port.connect(true);
    if (!port.hello) throw new QualitokenError(failure("host_exited"));
    return port.hello;
  },

  /** Whether a host is connected that knows this method. */
  knows: (method: Method) => port.hello?.capabilities.includes(method) ?? false,

  onReady: (listener: () => void) => readyListeners.add(listener),

  onProvisional: (listener: (provisional: TokensProvisional) => void) => provisionalListeners.add(listener),

  onChanged: (listener: (changed: TokensChanged) => void) => changedListeners.add(listener),

  disconnect: () => port.disconnect(),
};
