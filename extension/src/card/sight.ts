/**
 * Whether the agent sees what a click in the card hits. A page can lay something over it that lets clicks through, or make
 * everything transparent ("clickjacking"); the browser knows (Intersection Observer, version 2).
 */

/** ms between two looks of the browser: the least that it takes. */
const EVERY_MS = 100;

/** Below it people do not read what they see. */
const LEAST_OPACITY = 0.5;

let covered = false;

/** Follows whether an element of the card is covered. Returns how to stop. */
export function watchSight(element: Element): () => void {
  const options = { trackVisibility: true, delay: EVERY_MS } as IntersectionObserverInit; // not in TypeScript's yet
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    covered = last?.isIntersecting === true && last.isVisible === false;
  }, options);
  observer.observe(element);
  return () => {
    observer.disconnect();
    covered = false;
  };
}

/**
 * Whether a click now may have been meant for something else. Filters and the like over the whole page, as extensions for dark
 * colours set them, keep the browser from telling: then the agent is believed.
 */
export function isUnseen(): boolean {
  const { opacity, filter, transform } = getComputedStyle(document.documentElement);
  if (Number(opacity) < LEAST_OPACITY) return true;
  return covered && opacity === "1" && filter === "none" && transform === "none";
}
