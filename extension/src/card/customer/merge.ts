/** Puts what was found into the lines. Where two sources differ nothing is put: the agent chooses. */

import type { Confidence } from "../../generated/protocol";
import { LINES, type Line, type LineKey, type Lines, type Offer } from "./customer";

const RANK: Record<Confidence, number> = { unsure: 0, likely: 1, sure: 2 };

const PHONES: readonly LineKey[] = ["phone_1", "phone_2"];

/** The offers for a line, each value once; the surest source is named, of equals the first. */
export function offersFor(key: LineKey, offers: readonly Offer[]): Offer[] {
  const kind = PHONES.includes(key) ? "phone" : key;
  const byIdentity = new Map<string, Offer>();
  for (const offer of offers) {
    if (offer.line !== kind) continue;
    const known = byIdentity.get(identity(offer.display));
    if (!known || RANK[offer.confidence] > RANK[known.confidence])
      byIdentity.set(identity(offer.display), offer);
  }
  const found = [...byIdentity.values()];
  return found.filter((offer) => !isPartlyKnown(offer, found));
}

/** A name that was recognised with words around it ("Aqui é a Maria") is no other name than the one that is sure. */
function isPartlyKnown({ line, display, confidence }: Offer, found: readonly Offer[]): boolean {
  if (line !== "name" || confidence === "sure") return false;
  return found.some(
    (other) =>
      other.confidence === "sure" &&
      other.line === "name" &&
      identity(display).includes(identity(other.display)),
  );
}

/** What is left to choose from in a line: nothing when it has a value that all sources agree on. */
export function choicesFor(key: LineKey, lines: Lines, offers: readonly Offer[]): Offer[] {
  const other = key === "phone_1" ? lines.phone_2 : key === "phone_2" ? lines.phone_1 : null;
  const choices = offersFor(key, offers).filter(({ display }) => !other || !isSame(display, other.text));
  const [only] = choices;
  return choices.length === 1 && only && isSame(only.display, lines[key].text) ? [] : choices;
}

/** Whether two sources or more differ in a line and the agent has not chosen. */
export function isOpen(key: LineKey, lines: Lines, offers: readonly Offer[]): boolean {
  return lines[key].text === "" && choicesFor(key, lines, offers).filter(isBelievable).length > 1;
}

/** The lines with what was found; what the agent typed or chose stays. */
export function merge(lines: Lines, offers: readonly Offer[]): Lines {
  const merged: Record<LineKey, Line> = { ...lines };
  for (const key of LINES) {
    if (lines[key].decided || PHONES.includes(key)) continue;
    const [only, ...more] = offersFor(key, offers).filter(isBelievable);
    merged[key] = lineOf(more.length === 0 ? only : undefined);
  }
  const phones = offersFor("phone_1", offers).filter(isBelievable);
  const decided = PHONES.filter((key) => lines[key].decided);
  const left = phones.filter(({ display }) => !decided.some((key) => isSame(display, lines[key].text)));
  const free = PHONES.filter((key) => !lines[key].decided);
  free.forEach((key, place) => {
    merged[key] = lineOf(left.length <= free.length ? left[place] : undefined);
  });
  return merged;
}

/** What is never taken without the agent's choice is not. */
function isBelievable({ confidence }: Offer): boolean {
  return confidence !== "unsure";
}

function lineOf(offer: Offer | undefined): Line {
  if (!offer) return { text: "", source: null, decided: false, doubtful: false, issues: [] };
  const { display, source, confidence, issues } = offer;
  return { text: display, source, decided: false, doubtful: confidence !== "sure", issues };
}

/** Equal for two spellings of one value: case, accents and punctuation do not count. */
function identity(text: string): string {
  const bare = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return bare.includes("@") ? bare.trim() : bare.replace(/[^\p{L}\p{N}]+/gu, "");
}

function isSame(one: string, other: string): boolean {
  return identity(one) === identity(other);
}
