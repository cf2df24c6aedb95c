/**
 * Epoch milliseconds with fractions: comparable between worker and page, which `performance.now()` alone is not
 * (High Resolution Time, section 4: each context counts from its own time origin).
 */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The same for a moment that an event carries. */
export function timeOf(event: Event): number {
  return performance.timeOrigin + event.timeStamp;
}
