import type { Code as HostCode } from "../generated/protocol";
import { type MessageKey, t } from "./i18n";

/** Codes of failures that the extension itself finds. */
export type ExtensionCode =
  | "host_missing"
  | "host_forbidden"
  | "host_disabled_by_policy"
  | "host_start_failed"
  | "host_exited"
  | "host_protocol_error"
  | "host_timeout"
  | "host_outdated"
  | "extension_outdated"
  | "frame_too_large"
  | "worker_lost"
  | "extension_reloaded"
  | "page_failed"
  | "not_a_ticket_page"
  | "page_login"
  | "page_list"
  | "page_denied"
  | "page_two_tickets"
  | "page_translated"
  | "session_expired"
  | "paste_too_long"
  | "paste_nothing";

/** What went wrong, in words for the agent. */
export interface Failure {
  /** Stable; shown small below the sentence, so that it can be told on the telephone. */
  code: ExtensionCode | HostCode;
  /** What happened. */
  message: string;
  /** What to do now. */
  hint: string;
  retryable: boolean;
  /** For the administrator: key, line, limit or the browser's own words; no personal data. */
  detail: string;
}

const NOT_RETRYABLE: ReadonlySet<ExtensionCode> = new Set([
  "host_disabled_by_policy",
  "frame_too_large",
  "extension_reloaded",
  "not_a_ticket_page",
  "page_login",
  "page_list",
  "page_denied",
  "page_two_tickets",
  "session_expired",
  "paste_too_long",
  "paste_nothing",
]);

/** Makes the failure of a code from the sentences in `_locales`. */
export function failure(code: ExtensionCode, detail = ""): Failure {
  const sentence: MessageKey = `error_${code}`;
  const hint: MessageKey = `error_${code}_hint`;
  return { code, message: t(sentence), hint: t(hint), retryable: !NOT_RETRYABLE.has(code), detail };
}

/** A failure on its way through promises. */
export class QualitokenError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** The failure in whatever was thrown; a fault of ours is reported as `otherwise`, with its kind only. */
export function failureOf(thrown: unknown, otherwise: ExtensionCode): Failure {
  if (thrown instanceof QualitokenError) return thrown.failure;
  return failure(otherwise, thrown instanceof Error ? thrown.name : typeof thrown);
}
