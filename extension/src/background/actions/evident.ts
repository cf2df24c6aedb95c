/** Where the agent's click may fill although no ticket is recognised: what can be found there decides. */

import { MAPS_WAIT_MS } from "../../shared/constants";
import { ticketsAmong } from "../../shared/examined";
import { host } from "../host/host";
import { type ExaminedFrame, examineIn } from "../inject";

/** What a tab holds of a ticket. */
export interface Found {
  /** The frames that may be filled: more than one are more than one ticket. */
  tickets: ExaminedFrame[];
  /** The frame with most of the fields; null: nothing could be looked at. */
  best: ExaminedFrame | null;
}

/** Looks in all frames of the tab; nothing, where extensions may not go. */
export async function findEvident(tabId: number): Promise<Found> {
  const frames = await examineIn(tabId, await mapsInForce()).catch((): ExaminedFrame[] => []);
  const best = frames.reduce<ExaminedFrame | null>(
    (most, frame) => (most === null || frame.ready > most.ready ? frame : most),
    null,
  );
  return { tickets: ticketsAmong(frames), best };
}

/** The host's page maps; null, where it does not answer soon: the bundled ones are good enough to look. */
async function mapsInForce() {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), MAPS_WAIT_MS));
  const listed = host.ask("pages.list", {}).then(
    ({ pages }) => pages,
    () => null,
  );
  return Promise.race([listed, late]);
}
