import { isUnseen } from "./sight";

/**
 * Lets an event through only if the agent made it: scripts of the page can dispatch events at the card's element, but theirs
 * are not trusted (DOM, section 2.2 "isTrusted"). A click that hits something the agent does not see was lured there; one
 * made by the keyboard (`detail` 0) hits what has the focus.
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    const lured = event.type === "click" && (event as Event as MouseEvent).detail > 0 && isUnseen();
    if (event.isTrusted && !lured) handler(event);
  };
}
