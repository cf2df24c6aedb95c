import type { TokensReadResult } from "../generated/protocol";
import { now } from "../shared/clock";
import { broadcast } from "./channels";
import { host } from "./host/host";

/** The last reading and the one under way, in memory only: labels and serials are never stored. */
let last: { result: TokensReadResult; at: number } | null = null;
let underWay: Promise<TokensReadResult> | null = null;

/** The tokens' state: the last reading if it is young enough, the one under way, or a new one. All cards see the result. */
export function read(maxAgeMs: number, byAgent: boolean): Promise<TokensReadResult> {
  if (underWay) return underWay;
  if (last && now() - last.at <= maxAgeMs) return Promise.resolve(last.result);
  underWay = host
    .readTokens(byAgent)
    .then((result) => {
      last = { result, at: now() };
      broadcast({ news: "reading", result });
      return result;
    })
    .finally(() => {
      underWay = null;
    });
  return underWay;
}

host.onProvisional(({ media }) => broadcast({ news: "provisional", media }));
