import { READ_DEADLINE_LONG_MS } from "../generated/limits";
import type { TokensReadResult } from "../generated/protocol";
import { now } from "../shared/clock";
import { READ_ROUNDS } from "../shared/constants";
import { failureOf } from "../shared/failure";
import { anyOpen, broadcast } from "./channels";
import { host } from "./host/host";

/** The last reading and the one under way, in memory only: labels and serials are never stored. */
let last: { result: TokensReadResult; at: number } | null = null;
let underWay: Promise<TokensReadResult> | null = null;

/** Whether readers or media changed since the reading under way began. */
let outdated = false;

/** Whether a driver lacked time and the agent wants to wait: without it a click would read in vain again. */
let moreTime = false;

/** The channels whose own ask is answered with the reading under way: they need no news of it. */
const asking = new Set<chrome.runtime.Port>();

/**
 * The tokens' state: the last reading if it is young enough, the one under way, or a new one. All cards see the result, and
 * each of them once. `asker`: the card that is answered with it.
 */
export function read(
  maxAgeMs: number,
  byAgent: boolean,
  asker: chrome.runtime.Port | null = null,
): Promise<TokensReadResult> {
  if (!underWay && last && now() - last.at <= maxAgeMs) return Promise.resolve(last.result);
  if (asker) asking.add(asker);
  underWay ??= readUntilSteady(byAgent)
    .then((result) => {
      last = { result, at: now() };
      broadcast({ news: "reading", result }, asking);
      return result;
    })
    .finally(() => {
      underWay = null;
      asking.clear();
    });
  return underWay;
}

/** Reads again when something was plugged in or out meanwhile; a loose contact must not keep the agent waiting for ever. */
async function readUntilSteady(byAgent: boolean): Promise<TokensReadResult> {
  for (let round = 1; ; round++) {
    outdated = false;
    const params = moreTime ? { deadline_ms: READ_DEADLINE_LONG_MS } : {};
    const result = await host.ask("tokens.read", params, byAgent);
    if (!outdated || round === READ_ROUNDS) return result;
  }
}

/** Gives the drivers more time, until something is plugged in or out. */
export function allowMoreTime(): void {
  moreTime = true;
}

/** The last reading speaks another language than is wanted now. */
export function forgetReading(): void {
  last = null;
}

/** Gives open cards a new reading. */
export function readAgain(): void {
  if (!anyOpen()) return;
  read(0, false).catch((error: unknown) =>
    broadcast({ news: "failed", failure: failureOf(error, "worker_lost") }),
  );
}

/** Something was plugged in or out: what was read is out of date. */
function changed(): void {
  last = null;
  outdated = true;
  moreTime = false;
  if (anyOpen()) broadcast({ news: "changed" });
  readAgain();
}

host.onProvisional(({ media }) => broadcast({ news: "provisional", media }));
host.onChanged(changed);
