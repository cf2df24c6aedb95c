import type { Medium, State } from "../generated/protocol";

/** States in which there is no medium to speak of, only a problem on the way to one. */
const PROBLEMS: ReadonlySet<State> = new Set([
  "driver_missing",
  "driver_failed",
  "service_stopped",
  "no_reader",
  "no_token",
]);

/** The media that the agent could mean; a software token's free slot only if nothing else is there. */
export function meantMedia(media: readonly Medium[]): Medium[] {
  const present = media.filter((medium) => !PROBLEMS.has(medium.state));
  const real = present.filter((medium) => !medium.spare);
  return real.length > 0 ? real : present.slice(0, 1);
}

/** The medium the agent chose, if it is one of several. */
export function chosenAmong(media: readonly Medium[], chosen: string | null): Medium | undefined {
  const meant = meantMedia(media);
  return meant.length > 1 ? meant.find((medium) => mediumKey(medium) === chosen) : undefined;
}

/** Whether the agent has yet to say which medium is the customer's, and it matters: one is blank, another one is not. */
export function isUndecided(media: readonly Medium[], chosen: string | null): boolean {
  const blank = meantMedia(media).filter((medium) => medium.state === "blank").length;
  return blank > 0 && blank < meantMedia(media).length && !chosenAmong(media, chosen);
}

/** The medium to speak of: the one chosen, else the first that can be meant, else the problem that stands in the way. */
export function mainMedium(media: readonly Medium[], chosen: string | null): Medium | undefined {
  const meant = meantMedia(media);
  return meant.find((medium) => mediumKey(medium) === chosen) ?? meant[0] ?? media[0];
}

/** Names a medium within one browser session: to remember which one the agent chose. Kept in memory only. */
export function mediumKey(medium: Medium): string {
  return [medium.reader, medium.token?.serial, medium.token?.label].join("\n");
}
