/** Which texts are the labels of which controls: all evidence is weighed, and text and control have to choose each other. */

import { LINK_WEIGHTS, type LinkEvidence } from "../../generated/weights";
import type { Collection, Control, Run } from "../collect/collection";
import { closest, outerOf } from "../dom/dom";
import type { Pieces } from "../pieces";
import type { Boxes } from "./boxes";
import { type Candidate, Candidates } from "./candidates";
import type { Composed } from "./composed";
import type { Continued } from "./continued";
import { Conventions, type Side, type Witness } from "./conventions";
import { canHold, takesKind } from "./kinds";
import { marginals } from "./marginals";
import type { Tie } from "./structure";
import type { TiedBy } from "./tied";
import type { Vocabulary } from "./vocabulary";

/** What speaks for a link and against it. */
export type LinkEvidences = Partial<Record<LinkEvidence, number>>;

/** A text that may be a control's label. */
export interface Link extends Candidate {
  evidence: LinkEvidences;
  /** Logarithm of the odds by the evidence alone. */
  score: number;
  /** 0 to 1: how surely text and control have chosen each other. */
  strength: number;
}

/** The links of one collection. There are none before `gather` has been carried out. */
export class Links {
  readonly all: Link[] = [];
  readonly #byControl = new Map<Control, Link[]>();
  readonly #regions = new Map<Element, readonly Element[]>();
  readonly #candidates: Candidates;
  readonly #vocabulary: Vocabulary;

  constructor(
    found: Collection,
    boxes: Boxes,
    continued: Continued,
    vocabulary: Vocabulary,
    composed: Composed,
  ) {
    this.#candidates = new Candidates(found, boxes, continued, composed);
    this.#vocabulary = vocabulary;
  }

  /** Finds the labels of these controls; may be left at each `yield`. */
  *gather(controls: readonly Control[]): Pieces {
    const candidates = yield* this.#candidates.gather(controls);
    yield;
    const conventions = new Conventions(this.#witnesses(candidates));
    const rivals = rivalsAmong(candidates);
    for (const candidate of candidates) {
      yield;
      this.#add(candidate, conventions, rivals);
    }
    yield;
    this.#choose();
    for (const links of this.#byControl.values()) links.sort((a, b) => b.strength - a.strength);
  }

  /** The texts that may be a control's label, the surest first. */
  of(control: Control): readonly Link[] {
    return this.#byControl.get(control) ?? [];
  }

  /** The texts that are a control's label at least so surely. */
  labels(least: number): Set<Run> {
    return new Set(this.all.flatMap(({ run, strength }) => (run && strength > least ? [run] : [])));
  }

  /** The texts that tell of the page's conventions: those that have one control, and are its nearest, on some side. */
  #witnesses(candidates: readonly Candidate[]): Iterable<Witness> {
    const witnesses = new Map<object, Witness & { sides: Set<Side> }>();
    for (const candidate of candidates) {
      const { side, control, run } = candidate;
      // The caption of a group of buttons stands as captions do, not as labels.
      if (!side || candidate.by === "legend" || candidate.by === "caption" || !isNearest(candidate)) continue;
      const kinds = this.#kindsOf(candidate);
      if (kinds.length > 0 && !kinds.some((kind) => canHold(kind, control.type))) continue;
      if (side === "hint" && kinds.length === 0) continue;
      const witness = witnesses.get(run ?? candidate);
      if (witness) witness.sides.add(side);
      else
        witnesses.set(run ?? candidate, {
          regions: this.#regionsOf(control.element),
          sides: new Set([side]),
          worth: kinds.length > 0 ? 1 : WORTH_OF_UNKNOWN,
        });
    }
    return witnesses.values();
  }

  #add(candidate: Candidate, conventions: Conventions, rivals: Rivals): void {
    const evidence = this.#evidenceOf(candidate, conventions, rivals);
    let score = 0;
    for (const name in evidence)
      score += LINK_WEIGHTS[name as LinkEvidence] * (evidence[name as LinkEvidence] ?? 0);
    const link = { ...candidate, evidence, score, strength: 0 };
    const { control } = link;
    this.all.push(link);
    const links = this.#byControl.get(control);
    if (links) links.push(link);
    else this.#byControl.set(control, [link]);
  }

  #evidenceOf(candidate: Candidate, conventions: Conventions, rivals: Rivals): LinkEvidences {
    const { control, run, by, side, near } = candidate;
    const evidence: LinkEvidences = {};
    if (by) evidence[by] = 1;
    if (side && (!by || isWeak(by))) {
      const regions = this.#regionsOf(control.element);
      evidence.convention = conventions.of(regions)[side];
      evidence.lead = conventions.lead(side, rivals(candidate), regions);
      if (!by) evidence[control.type === "check" && side === "right" ? "check_right" : side] = 1;
    } else if (!by) evidence.elsewhere = 1;
    if (near) {
      const isAcross = near.direction !== "above" && near.direction !== "below";
      evidence[isAcross ? "gap_across" : "gap_down"] = Math.min(
        GAPS_MAX,
        near.gap / (isAcross ? ACROSS_PX : DOWN_PX),
      );
      evidence.texts_between = near.texts;
      evidence.controls_between = near.controls;
      if (near.shifted) evidence.shifted = 1;
    }
    for (const tie of candidate.ties) {
      const seen = near && SEEN_TIES[`${tie} ${near.direction}`];
      if (seen) evidence[seen] = 1;
      else if (!near || !SOURCE_TIES.has(tie)) evidence[tie] = 1;
    }
    if (run && !by) {
      if (run.level > 0) evidence.heading = 1;
      if (closest(run.element, "label")) evidence.loose_label = 1;
      if (MARKED.test(run.text)) evidence.marked = 1;
      if (SENTENCE.test(run.text) && run.text.split(" ").length >= SENTENCE_WORDS) evidence.sentence = 1;
    }
    const kinds = this.#kindsOf(candidate);
    if (kinds.some((kind) => takesKind(kind, control.type))) evidence.known = 1;
    else if (kinds.some((kind) => canHold(kind, control.type))) evidence.of_other_kind = 1;
    else if (kinds.length > 0) evidence.cannot_hold = 1;
    return evidence;
  }

  /** Pairs texts and controls off, all together; what the page ties is paired already. */
  #choose(): void {
    const open = this.all.filter(({ by }) => by === null || isWeak(by));
    const edges = open.map((link) => ({
      text: link.run ?? link,
      control: link.control,
      odds: Math.exp(link.score),
    }));
    const probable = marginals(edges);
    for (const link of this.all) link.strength = 1 / (1 + Math.exp(-link.score));
    for (const [index, link] of open.entries()) link.strength = probable[index] ?? 0;
    // A text in two places around one control is one label.
    for (const links of this.#byControl.values()) {
      const sums = new Map<string, number>();
      for (const { folded, strength } of links) sums.set(folded, (sums.get(folded) ?? 0) + strength);
      for (const link of links) link.strength = Math.min(1, sums.get(link.folded) ?? 0);
    }
  }

  #kindsOf({ text }: Candidate) {
    return this.#vocabulary.meaningsOf(text).map(({ wanted }) => wanted.control);
  }

  /** The parts of the page around an element, innermost first. */
  #regionsOf(element: Element): readonly Element[] {
    let known = this.#regions.get(element);
    if (!known) {
      const part = closest(element, REGIONS);
      known = part === element ? this.#regionsFrom(part) : part ? this.#regionsOf(part) : [];
      this.#regions.set(element, known);
    }
    return known;
  }

  #regionsFrom(part: Element): readonly Element[] {
    const outer = outerOf(part);
    return [part, ...(outer ? this.#regionsOf(outer) : [])];
  }
}

/** Whether a text is tied to a control only as it may be to others: it competes with what stands near. */
function isWeak(by: TiedBy): boolean {
  return by === "hint" || by === "caption";
}

/** Parts of a page that may have a convention of their own. */
const REGIONS = [
  "fieldset, form, table, section, article, details, dialog, dl, ul, ol",
  "[role=group], [role=tabpanel], [role=dialog], [role=region]",
].join(", ");

/** What a text that no field is named with counts for: it may be a label as well as anything else. */
const WORTH_OF_UNKNOWN = 0.5;

/** What the source says counts where the screen says the same, and of what nobody sees. */
const SOURCE_TIES: ReadonlySet<Tie> = new Set<Tie>(["next", "near", "after", "cell"]);
const SEEN_TIES: Record<string, LinkEvidence> = {
  "next left": "next_left",
  "next above": "next_above",
  "near above": "near_above",
  "after right": "after_right",
  "after below": "after_below",
};

/** px that count as one: labels stand wider apart than lines. */
const ACROSS_PX = 100;
const DOWN_PX = 20;

/** A remark may stand between: farther is no less likely. */
const GAPS_MAX = 2;

/** Ends or begins a label only. */
const MARKED = /[:：*]$|^\*/;

/** Ends what is no label. */
const SENTENCE = /[^.]\.$/;
const SENTENCE_WORDS = 3;

/** Whether text and control are each other's nearest on a side and nothing parts them, or the page ties them. */
function isNearest({ by, near, ties }: Candidate): boolean {
  if (ties.includes("apart")) return false;
  return by !== null || (near ? near.texts === 0 && near.controls === 0 : ties.some((tie) => NEXT.has(tie)));
}

/** The other sides on which a candidate's text has a control, or its control a text, as near. */
type Rivals = (candidate: Candidate) => Side[];

function rivalsAmong(candidates: readonly Candidate[]): Rivals {
  const nearest = new Map<object, Candidate[]>();
  for (const candidate of candidates) {
    if (!candidate.side || candidate.by === "legend" || candidate.by === "caption" || !isNearest(candidate))
      continue;
    for (const one of [candidate.run, candidate.control]) {
      if (!one) continue;
      const all = nearest.get(one);
      if (all) all.push(candidate);
      else nearest.set(one, [candidate]);
    }
  }
  return ({ run, control, side }) =>
    [...((run && nearest.get(run)) ?? []), ...(nearest.get(control) ?? [])].flatMap((other) =>
      other.side && other.side !== side ? [other.side] : [],
    );
}

const NEXT: ReadonlySet<string> = new Set(["next", "after", "cell", "column"]);
