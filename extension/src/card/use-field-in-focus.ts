import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { FOCUS_CLEARANCE_PX } from "../shared/constants";
import { sizeOf, viewSize } from "./measure";
import { alternatives, covers, inside, type Place, type Size } from "./place";

interface Options {
  frame: RefObject<HTMLElement | null>;
  /** Where the agent put the card. */
  home: Place;
  collapsed: boolean;
  /** While a fill runs, the focus is the engine's, not the agent's. */
  paused: boolean;
  /** Null: back home. */
  onMove(place: Place | null): void;
  onCollapse(collapsed: boolean): void;
}

/**
 * Keeps the card off the field in focus: it stands aside, or where no place is free (a wide field, a small window) collapses,
 * and comes back as soon as it is no longer in the way.
 */
export function useFieldInFocus({ frame, home, collapsed, paused, onMove, onCollapse }: Options): void {
  /** The open card's size, if it was collapsed here and not by the agent. */
  const gaveWay = useRef<Size | null>(null);
  useEffect(() => {
    if (paused) return;
    const look = (event: FocusEvent) => {
      const element = frame.current;
      const root = element?.getRootNode();
      if (!element || !(root instanceof ShadowRoot) || !(event.target instanceof Element)) return;
      if (event.target === root.host || !event.isTrusted) return;
      if (!collapsed) gaveWay.current = null;
      const area = event.target.getBoundingClientRect();
      const view = viewSize();
      /** Null: home is free; undefined: no place is. */
      const placeFor = (size: Size): Place | null | undefined => {
        const free = (place: Place) => !covers(place, size, view, area, FOCUS_CLEARANCE_PX);
        return free(inside(home, size, view)) ? null : alternatives(home, size, view).find(free);
      };
      const moveAside = () => {
        const place = frame.current && placeFor(sizeOf(frame.current));
        if (place !== undefined) onMove(place);
      };
      const open = gaveWay.current ?? (collapsed ? null : sizeOf(element));
      const place = open ? placeFor(open) : undefined;
      if (place !== undefined) {
        onMove(place);
        if (gaveWay.current) onCollapse(false);
      } else if (collapsed) {
        moveAside();
      } else {
        gaveWay.current = open;
        onCollapse(true);
        requestAnimationFrame(moveAside); // its one line is drawn then
      }
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  });
}
