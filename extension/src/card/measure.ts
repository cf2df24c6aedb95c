import type { Size } from "./place";

/** CSS px of an element as laid out. */
export function sizeOf(element: HTMLElement): Size {
  return { width: element.offsetWidth, height: element.offsetHeight };
}

/** CSS px of the window without its scroll bars; in quirks mode the root element is as high as the page. */
export function viewSize(): Size {
  const { clientWidth, clientHeight } = document.documentElement;
  return { width: clientWidth, height: Math.min(clientHeight || window.innerHeight, window.innerHeight) };
}
