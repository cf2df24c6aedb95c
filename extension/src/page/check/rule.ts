/**
 * Whether the procedure's fields stand on a page so clearly that the agent's click may fill it at once, although the page is
 * not recognised. The thresholds are data (`PageMap.detection.click`), with their reasons beside them.
 */

import type { ClickDetection } from "../../generated/protocol";

/** What speaks for a ticket. */
export interface Evidence {
  /** The fields that a fill would reach, by their keys. */
  ready: Pick<ReadonlySet<string>, "size">;
  /** The same, with those that the page has locked, be it until they get the focus or the client is chosen. */
  there: ReadonlySet<string>;
  /** Whether there is a button that saves. */
  saves: boolean;
}

/** Whether the evidence is enough. */
export function isEnough(
  { fields, parts, signs }: ClickDetection,
  { ready, there, saves }: Evidence,
): boolean {
  const met = signs.filter((sign) => sign.fields.filter((key) => there.has(key)).length >= sign.least);
  if (signs.some((sign) => sign.needed && !met.includes(sign))) return false;
  return ready.size >= fields && met.length + Number(saves) >= parts;
}
