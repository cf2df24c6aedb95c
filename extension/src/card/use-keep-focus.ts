import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the keyboard inside the card when the button just pressed goes away: the card itself gets the focus. The card never
 * takes the focus from the page: only who was in it stays in it, and only until the page is touched again.
 */
export function useKeepFocus(frame: RefObject<HTMLElement | null>): void {
  const isInside = useRef(false);
  useEffect(() => {
    const note = (event: Event) => {
      if (!event.isTrusted) return;
      const root = frame.current?.getRootNode();
      isInside.current = root instanceof ShadowRoot && event.target === root.host;
    };
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", note, { capture: true });
    return () => {
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", note, { capture: true });
    };
  }, [frame]);
  useLayoutEffect(() => {
    const root = frame.current?.getRootNode();
    if (!isInside.current || !(root instanceof ShadowRoot) || root.activeElement !== null) return;
    frame.current?.focus({ preventScroll: true });
  });
}
