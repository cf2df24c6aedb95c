/** From fields to controls: collects the evidence, lets it decide, and says what was met. */

import { SHORT_TEXT_MAX_CHARS } from "../../generated/limits";
import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Run } from "../collect/collection";
import { cut } from "../dom/text";
import type { Pieces } from "../pieces";
import { assign, type Contest } from "./assign";
import { type ShownText, textInstead } from "./beside";
import { Boxes, isMovedOut } from "./boxes";
import type { Claim } from "./claim";
import { safeClaims } from "./claims";
import type { Known } from "./descriptions";
import { ForeignControls } from "./foreign-controls";
import { Pairs } from "./pairs";
import { type Match, score, type Wanted } from "./score";
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
  private readonly claims = new Map<Control, Claim[]>();
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
    yield* this.readClaims(found);
    const sections = new Sections(map, found, this.tabs);
    yield;
    const telling = found.runs.filter((run) => vocabulary.meaningsOf(run.text).length > 0);
    yield;
    const pairs = new Pairs(fields, this.claims, vocabulary, sections, found, telling);
    yield* pairs.gather();
    const contests = fields.map((wanted): Contest => {
      const matches = pairs.of(wanted).map(score);
      const met = matches.filter((match): match is Match => match !== null);
      return { wanted, matches: withoutHiddenTwins(met, ({ control }) => this.isSeen(control)) };
    });
    for (const [key, decision] of assign(contests)) {
      this.byKey.set(
        key,
        "match" in decision
          ? this.locationOf(decision.match)
          : { how: "ambiguous", candidates: decision.among.map(nameOf) },
      );
    }
    yield;
    this.findTexts(telling, sections);
  }

  /** Where the field of this key is. */
  get(key: string): Location {
    return this.byKey.get(key) ?? NONE;
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
    return cut(this.claims.get(control)?.[0]?.text ?? "", SHORT_TEXT_MAX_CHARS);
  }

  /** The texts that speak for each control that could be a field: seen now, or behind a known tab. */
  private *readClaims(found: Collection): Pieces {
    const foreign = new ForeignControls(found);
    for (const control of found.controls) {
      if (control.type === "hidden") continue;
      yield;
      if (!control.shown) {
        const tab = this.tabs.hiding(control);
        if (!tab) continue;
        this.hidden.set(control, tab);
      }
      if (!foreign.has(control)) this.claims.set(control, safeClaims(found, control));
    }
  }

  /** Whether the agent sees a control without opening or moving a part of the page. */
  private isSeen(control: Control): boolean {
    return !this.hidden.has(control) && !isMovedOut(control.element);
  }

  private locationOf({ control, label, score: reached }: Match): Location {
    const tab = this.hidden.get(control) ?? null;
    return { how: "control", control, label: cut(label, SHORT_TEXT_MAX_CHARS), score: reached, tab };
  }

  private findTexts(telling: readonly Run[], sections: Sections): void {
    const { vocabulary, found } = this;
    const speaking = [...this.claims.values()].flat().map(({ run }) => run);
    const around = {
      found,
      sections,
      boxes: new Boxes(found),
      texts: new ValueTexts(found, vocabulary),
      claimed: new Set(speaking.filter((run): run is Run => run !== null)),
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

function nameOf(match: Match): string {
  const { id, name } = match.control;
  const address = id || name;
  return cut(address ? `${match.label} (${address})` : match.label, SHORT_TEXT_MAX_CHARS);
}
