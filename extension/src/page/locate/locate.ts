/** From fields to controls: collects the evidence, lets it decide, and says what was met. */

import { SHORT_TEXT_MAX_CHARS } from "../../generated/limits";
import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Run } from "../collect/collection";
import { type FieldElement, isLocked } from "../dom/dom";
import { cut } from "../dom/text";
import { LINK_MIN, SCORE_THRESHOLD } from "../limits";
import type { Pieces } from "../pieces";
import { assign, type Contest, type Decision } from "./assign";
import { type ShownText, textInstead } from "./beside";
import { Boxes, isMovedOut } from "./boxes";
import { Composed } from "./composed";
import { Continued } from "./continued";
import type { Known } from "./descriptions";
import { ForeignControls } from "./foreign-controls";
import { withoutLesserCopies } from "./lesser-copies";
import { type Link, Links } from "./links";
import { withinOneTicket } from "./one-ticket";
import { Pairs } from "./pairs";
import { type Match, type Pair, score, type Wanted } from "./score";
import { Sections } from "./sections";
import { type Tab, Tabs } from "./tabs";
import { withoutHiddenTwins } from "./twins";
import { ValueTexts } from "./value-texts";
import type { Vocabulary } from "./vocabulary";

/** Where a field is on the page. */
export type Location =
  | { how: "control"; control: Control; label: string; score: number; tab: Tab | null }
  /** The page shows the value as plain text: nothing can be filled. */
  | ShownText
  | { how: "ambiguous"; candidates: string[] }
  | { how: "none" };

const NONE: Location = { how: "none" };

/** All fields of one collection, located together. */
export class Locations {
  private readonly byKey = new Map<string, Location>();
  /** Whether there are two tickets, and none that is more complete: nothing is filled then. */
  alike = false;
  private links: Links | null = null;
  private pairs: Pairs | null = null;
  private readonly hidden = new Map<Control, Tab>();
  private readonly tabs: Tabs;

  /**
   * `vocabulary`: of the same fields; it outlives one collection, so that a text is understood once.
   * Nothing is located before `locate` has been carried out.
   */
  constructor(
    private readonly map: PageMap,
    readonly fields: readonly Wanted[],
    private readonly vocabulary: Vocabulary,
    private readonly found: Collection,
  ) {
    this.tabs = new Tabs(map, found);
  }

  /** Locates all fields; may be left at each `yield`, as long as the page stays as it is. */
  *locate(): Pieces {
    const { map, fields, vocabulary, found } = this;
    if (found.cutShort) return;
    const controls = this.fillable(found);
    const composed = new Composed(found, vocabulary);
    const { telling } = composed;
    yield;
    const boxes = new Boxes();
    const continued = new Continued(found, boxes);
    const links = new Links(found, boxes, continued, vocabulary, composed);
    yield* links.gather(controls);
    yield;
    const sections = new Sections(map, found, this.tabs, links.labels(LINK_MIN));
    yield;
    const pairs = new Pairs(fields, {
      found,
      vocabulary,
      sections,
      boxes,
      foreign: new ForeignControls(found),
      links,
    });
    yield* pairs.gather(controls);
    this.links = links;
    this.pairs = pairs;
    const contests = fields.map((wanted): Contest => {
      const matches = pairs.of(wanted).map(score);
      const met = matches.filter((match): match is Match => match !== null && match.score >= SCORE_THRESHOLD);
      return { wanted, matches: withoutHiddenTwins(met, ({ control }) => this.isSeen(control)) };
    });
    const ticket = withinOneTicket(withoutLesserCopies(contests));
    this.alike = ticket.alike;
    const decided = ticket.alike ? undecided(ticket.contests) : assign(ticket.contests);
    for (const [key, decision] of decided) {
      if ("match" in decision)
        decision.match.control.more = continued.after(decision.match.control).filter(takesText);
      this.byKey.set(
        key,
        "match" in decision
          ? this.locationOf(decision.match)
          : { how: "ambiguous", candidates: decision.among.map(nameOf) },
      );
    }
    yield;
    this.findTexts(telling, sections, boxes, links);
  }

  /** The tabs of the page that the map names. */
  get knownTabs(): readonly Tab[] {
    return this.tabs.known;
  }

  /** Whether a control stands behind something that is known to open what hides it. */
  isBehindTab(control: Control): boolean {
    return this.tabs.hiding(control) !== null;
  }

  /** Where the field of this key is. */
  get(key: string): Location {
    return this.byKey.get(key) ?? NONE;
  }

  /** What spoke for and against every control that came into question: to be measured and fitted. */
  evidence(): { links: readonly Link[]; pairs: readonly Pair[] } {
    const pairs = this.fields.flatMap((wanted) => this.pairs?.of(wanted) ?? []);
    return { links: this.links?.all ?? [], pairs };
  }

  /** The field that a control was found to be. */
  fieldAt(control: Control): Known | null {
    for (const [key, location] of this.byKey) {
      if (location.how === "control" && location.control === control) return { key, label: location.label };
    }
    return null;
  }

  /** The best text that stands for a control, to name it to the agent. */
  labelOf(control: Control): string {
    return cut(this.links?.of(control)[0]?.text ?? "", SHORT_TEXT_MAX_CHARS);
  }

  /** The controls that could be a field: seen now, or behind a known tab. */
  private fillable(found: Collection): Control[] {
    return found.controls.filter((control) => {
      if (control.type === "hidden") return false;
      if (control.shown) return true;
      const tab = this.tabs.hiding(control);
      // Where no map knows the tab, only what is written in itself can be told without being seen.
      if (tab && tab.section === null && control.type === "rich" && !found.labels.has(control.element))
        return false;
      if (tab) this.hidden.set(control, tab);
      return tab !== null;
    });
  }

  /** Whether the agent sees a control without opening or moving a part of the page. */
  private isSeen(control: Control): boolean {
    return !this.hidden.has(control) && !isMovedOut(control.element);
  }

  private locationOf({ control, label, score: reached }: Match): Location {
    const tab = this.hidden.get(control) ?? null;
    return { how: "control", control, label: cut(label, SHORT_TEXT_MAX_CHARS), score: reached, tab };
  }

  private findTexts(telling: readonly Run[], sections: Sections, boxes: Boxes, links: Links): void {
    const { vocabulary, found } = this;
    const around = {
      found,
      sections,
      boxes,
      texts: new ValueTexts(found, vocabulary),
      claimed: links.labels(LABEL_MIN),
    };
    const named = new Map<Wanted, Run[]>();
    for (const run of telling) {
      for (const { wanted } of vocabulary.meaningsOf(run.text)) {
        named.set(wanted, [...(named.get(wanted) ?? []), run]);
      }
    }
    for (const wanted of this.fields) {
      if (this.byKey.has(wanted.key)) continue;
      const text = textInstead(wanted, named.get(wanted) ?? [], around);
      if (text) this.byKey.set(wanted.key, text);
    }
  }
}

const takesText = ({ type, element }: Control): boolean =>
  type === "text" && !isLocked(element as FieldElement);

/** Of two tickets that are alike nobody can tell which is meant, whatever stands in one of them alone. */
function undecided(contests: readonly Contest[]): Map<string, Decision> {
  const met = contests.filter(({ matches }) => matches.length > 0);
  return new Map(met.map(({ wanted, matches }) => [wanted.key, { among: matches }]));
}

/** How surely a text has to be a label for not being a value that the page shows. */
const LABEL_MIN = 0.25;

function nameOf(match: Match): string {
  const { id, name } = match.control;
  const address = id || name;
  return cut(address ? `${match.label} (${address})` : match.label, SHORT_TEXT_MAX_CHARS);
}
