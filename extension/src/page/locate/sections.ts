/** In which part of the page a control stands: what tells the two `Telefone` apart. */

import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Run } from "../collect/collection";
import { closest, contains, holds, isShown, outerOf, parentOf, query, tagOf } from "../dom/dom";
import { CAPTION_LEVEL } from "../dom/tags";
import { fold } from "../dom/text";
import { NEIGHBOURS_MAX } from "../limits";
import { Openings } from "./openings";
import type { Tabs } from "./tabs";

/** Where a control was found to stand. */
export interface Place {
  /** Section id, or null when nothing tells. */
  section: string | null;
  /** Frames, prefixes and tabs are sure; a heading somewhere before the control is only a hint. */
  sure: boolean;
}

const NOWHERE: Place = { section: null, sure: false };

/** Finds the sections of controls, remembering what it found out about each frame. */
export class Sections {
  private readonly byCaption = new Map<string, string>();
  private readonly frames = new Map<Element, string | null>();
  private readonly scopes = new Map<Element, string>();
  private readonly headings: Heading[] = [];

  /** `labels`: the texts that are labels of controls, and head nothing. */
  constructor(
    private readonly map: PageMap,
    private readonly found: Collection,
    private readonly tabs: Tabs,
    labels: ReadonlySet<Run>,
  ) {
    for (const section of map.sections) {
      for (const caption of section.captions) this.byCaption.set(fold(caption), section.id);
    }
    const openings = new Openings();
    openings.add(...this.byCaption.keys());
    for (const run of found.runs) {
      const { order, level } = run;
      if (labels.has(run)) continue;
      const section = openings.fits(run.text) ? this.byCaption.get(run.folded) : undefined;
      if (section !== undefined) {
        if (isHeading(found, run) && !tabs.isTab(run) && !this.standsInBar(found, run))
          this.headings.push({ order, section, level: level || CAPTION_LEVEL, run });
      } else if (level > 0 && !this.namesOneControl(run)) {
        this.headings.push({ order, section: null, level, run });
      }
    }
    for (const heading of this.headings) if (heading.section !== null) this.openBox(heading, heading.section);
  }

  /** Whether a section's fields may stand where nothing tells the part of the page: the first one needs no caption. */
  isAtHomeAnywhere(section: string): boolean {
    return this.map.sections.length === 0 || this.map.sections[0]?.id === section;
  }

  /**
   * Captions side by side are steps or tabs, and what follows them belongs to none of them in particular. A part without
   * controls may leave its caption over the next one's, but those are headings by their elements.
   */
  private standsInBar(found: Collection, run: Run): boolean {
    if (run.level > 0) return false;
    return [found.items[run.order - 1], found.items[run.order + 1]].some(
      (beside) =>
        beside?.kind === "run" &&
        beside.level === 0 &&
        this.byCaption.has(beside.folded) &&
        this.byCaption.get(beside.folded) !== this.byCaption.get(run.folded) &&
        areAlike(run.element, beside.element),
    );
  }

  /** A heading speaks for the box that it opens, unless other parts stand there too, and a little for what comes after it. */
  private openBox({ run, level }: Heading, section: string): void {
    const next = this.nextControl(run.order);
    if (!next || (next.shown && !isShown(run.element))) return;
    let box = parentOf(run.element);
    while (box && !contains(box, next.element)) box = parentOf(box);
    if (!box) return;
    const before = this.found.items[run.order - 1];
    if (before && holds(box, before.element)) return;
    const other = this.headings.find(
      (heading) => heading.run.order > run.order && this.ends(heading, level, section),
    );
    if (!other || !holds(box, other.run.element)) this.scopes.set(box, section);
  }

  /** Whether a heading begins another part than the one before it. */
  private ends(heading: Heading, level: number, section: string): boolean {
    return heading.section === null ? heading.level <= level : heading.section !== section;
  }

  /** The legend around a single control is its label and heads nothing. */
  private namesOneControl(run: Run): boolean {
    const fieldset = closest(run.element, "fieldset");
    const inside: Control[] = [];
    for (let i = run.order + 1; fieldset && i <= run.order + NEIGHBOURS_MAX; i++) {
      const item = this.found.items[i];
      if (!item || !contains(fieldset, item.element)) break;
      if (item.kind === "control" && item.type !== "hidden") inside.push(item);
    }
    const seen = inside.filter((control) => control.shown);
    return (seen.length > 0 ? seen : inside).length === 1;
  }

  private nextControl(order: number): Control | null {
    const end = Math.min(this.found.items.length, order + NEIGHBOURS_MAX);
    for (let i = order + 1; i < end; i++) {
      const item = this.found.items[i];
      if (item?.kind === "control" && item.type !== "hidden") return item;
    }
    return null;
  }

  /** The place of a control. */
  of(control: Control): Place {
    const sure = this.byPrefix(control) ?? this.around(control.element);
    if (sure !== null) return { section: sure, sure: true };
    return this.afterHeading(control);
  }

  /** The place of a text that stands where a control would. */
  ofElement(element: Element): Place {
    const section = this.around(element);
    return section === null ? NOWHERE : { section, sure: true };
  }

  private byPrefix(control: Control): string | null {
    let best: { length: number; section: string } | null = null;
    for (const section of this.map.sections) {
      for (const prefix of section.id_prefixes) {
        if (prefix.length <= (best?.length ?? 0)) continue;
        if (control.id.startsWith(prefix) || control.name.startsWith(prefix)) {
          best = { length: prefix.length, section: section.id };
        }
      }
    }
    return best?.section ?? null;
  }

  /** The innermost frame around an element that a section knows: fieldset, captioned table or tab. */
  private around(element: Element): string | null {
    const path: Element[] = [];
    let answer: string | null = null;
    for (let frame = outerOf(element); frame; frame = outerOf(frame)) {
      const known = this.frames.get(frame);
      if (known !== undefined) {
        answer = known;
        break;
      }
      path.push(frame);
      answer = this.ofFrame(frame);
      if (answer !== null) break;
    }
    for (const frame of path) this.frames.set(frame, answer);
    return answer;
  }

  private ofFrame(frame: Element): string | null {
    const name = tagOf(frame);
    if (name === "fieldset" || name === "table") {
      const caption = query(frame, name === "table" ? "caption" : "legend");
      if (caption && closest(caption, name) === frame) {
        const section = this.byCaption.get(fold(caption.textContent ?? ""));
        if (section !== undefined) return section;
      }
    }
    const opened = this.scopes.get(frame);
    if (opened !== undefined) return opened;
    return this.tabs.sectionOfPanel(frame);
  }

  private afterHeading(control: Control): Place {
    let last: Heading | null = null;
    for (const heading of this.headings) {
      if (heading.order > control.order) break;
      if (control.shown && !isShown(heading.run.element)) continue;
      // A part that no map knows ends the one before, unless it is a part of that one.
      if (heading.section !== null || !last || heading.level <= last.level) last = heading;
    }
    return last?.section ? { section: last.section, sure: false } : NOWHERE;
  }
}

interface Heading {
  order: number;
  /** Null: a part of the page that the map does not know. */
  section: string | null;
  /** 1 to 6 as in `h1` to `h6`; legends and texts that are no headings by their element come last. */
  level: number;
  run: Run;
}

/** Whether two elements stand in the same way in a list or a row. */
function areAlike(a: Element, b: Element): boolean {
  let [one, other]: (Element | null)[] = [a, b];
  while (one && other && tagOf(one) === tagOf(other)) {
    if (parentOf(one) === parentOf(other)) return one !== other;
    one = parentOf(one);
    other = parentOf(other);
  }
  return false;
}

/** A text directly before a control is its label and heads nothing. */
function isHeading(found: Collection, run: Run): boolean {
  return found.items[run.order + 1]?.kind === "run";
}
