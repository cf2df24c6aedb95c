/** Injected by the worker into every frame of a tab that the agent has clicked, where none shows a ticket that is recognised. */

import maps from "qualitoken:page-maps";
import type { PageMap, PageState } from "../generated/protocol";
import { examine } from "../page/check/examine";
import { otherStateOf } from "../page/detect/states";
import type { Examined } from "../shared/examined";
import { taughtHere } from "../shared/taught";

/** What these pages show is no ticket, however many of its fields they have. */
const NEVER: ReadonlySet<PageState> = new Set(["login", "session_expired", "qform"]);

/** The bundled maps as the host has them in force; an older file of an administrator leaves the rule of the click to ours. */
function mapsInForce(inForce: readonly PageMap[] | null): PageMap[] {
  return maps.map((bundled) => {
    const own = inForce?.find(({ id }) => id === bundled.id) ?? bundled;
    const click = own.detection.click ?? bundled.detection.click;
    return { ...own, detection: { ...own.detection, click } };
  });
}

function depth(): number {
  let around = 0;
  for (let view: Window = window; view !== view.parent; view = view.parent) around++;
  return around;
}

/** The examination by the map of which most is there. */
async function examineHere(inForce: readonly PageMap[] | null): Promise<Examined> {
  const none: Examined = { evident: false, alike: false, ready: 0, own: 0, total: 0, depth: depth() };
  if (NEVER.has(otherStateOf(maps, document))) return none;
  let best = none;
  for (const map of mapsInForce(inForce)) {
    const taught = await taughtHere(map.id).catch(() => new Map());
    const examined = { ...(await examine(map, taught, document)), depth: depth() };
    if (best.total === 0 || examined.ready > best.ready) best = examined;
  }
  return best;
}

globalThis.qualitokenExamine ??= examineHere;
