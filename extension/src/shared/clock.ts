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

/** A moment as it was written down (ISO 8601 with offset): the date, null if it is today's here, and the time on the clock. */
export function writtenDown(moment: string): { date: string | null; time: string } {
  const [date = "", time = ""] = moment.split("T");
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return { date: date === today ? null : date.split("-").reverse().join("/"), time: time.slice(0, 5) };
}
