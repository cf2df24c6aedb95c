import { CARD_MARGIN_PX } from "../shared/constants";
import { type Kept, PLACE } from "../shared/kept-for-card";

/** Where the card stands: CSS px from the window's right and lower edge, so that it keeps its corner when the window changes. */
export interface Place {
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export const HOME: Place = { right: CARD_MARGIN_PX, bottom: CARD_MARGIN_PX };

/** The place moved so far that the whole card is inside the window. */
export function inside(place: Place, card: Size, view: Size): Place {
  const within = (value: number, length: number, room: number) => Math.max(0, Math.min(value, room - length));
  return {
    right: within(place.right, card.width, view.width),
    bottom: within(place.bottom, card.height, view.height),
  };
}

/** Whether the card at `place` touches `area`, with `clearance` px around it. */
export function covers(
  place: Place,
  card: Size,
  view: Size,
  area: DOMRectReadOnly,
  clearance: number,
): boolean {
  const left = view.width - place.right - card.width;
  const top = view.height - place.bottom - card.height;
  return (
    left < area.right + clearance &&
    left + card.width > area.left - clearance &&
    top < area.bottom + clearance &&
    top + card.height > area.top - clearance
  );
}

/** The places to try when the card is in the way, nearest first: the other side, the other end, across. */
export function alternatives(place: Place, card: Size, view: Size): Place[] {
  const otherSide = view.width - card.width - place.right;
  const otherEnd = view.height - card.height - place.bottom;
  return [
    { right: otherSide, bottom: place.bottom },
    { right: place.right, bottom: otherEnd },
    { right: otherSide, bottom: otherEnd },
  ].map((candidate) => inside(candidate, card, view));
}

/** Where the agent left the card the last time (a position only; `chrome.storage.local`). */
export function placeIn(kept: Kept): Place {
  const place = kept[PLACE];
  return isPlace(place) ? place : HOME;
}

export function storePlace(place: Place): void {
  void chrome.storage.local.set({ [PLACE]: place }).catch(() => undefined); // the extension was just updated
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { right, bottom } = value as Partial<Place>;
  return Number.isFinite(right) && Number.isFinite(bottom);
}
