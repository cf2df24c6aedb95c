/**
 * Lets an event through only if the agent made it: scripts of the page can dispatch events at the card's element, but theirs
 * are not trusted (DOM, section 2.2 "isTrusted").
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
