/** In which part of the page a control stands: what tells the two `Telefone` apart. */

import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Run } from "../collection";
import { closest, contains, parentOf, query, tagOf } from "../dom";
import { fold } from "../text";
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

  constructor(
    private readonly map: PageMap,
    private readonly found: Collection,
    private readonly tabs: Tabs,
  ) {
    for (const section of map.sections) {
      for (const caption of section.captions) this.byCaption.set(fold(caption), section.id);
    }
    for (const run of found.runs) {
      const section = this.byCaption.get(run.folded);
      if (section !== undefined && isHeading(found, run) && !tabs.isTab(run)) this.addHeading(run, section);
    }
  }

  /** A heading speaks for the box that it opens, and a little for what comes after it. */
  private addHeading(run: Run, section: string): void {
    this.headings.push({ order: run.order, section });
    const next = this.found.items.find(
      (item): item is Control => item.order > run.order && item.kind === "control" && item.type !== "hidden",
    );
    if (!next) return;
    let box = parentOf(run.element);
    while (box && !contains(box, next.element)) box = parentOf(box);
    const before = this.found.items[run.order - 1];
    if (box && !(before && contains(box, before.element))) this.scopes.set(box, section);
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
    for (let frame = parentOf(element); frame; frame = parentOf(frame)) {
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
    let last: string | null = null;
    for (const heading of this.headings) {
      if (heading.order > control.order) break;
      last = heading.section;
    }
    return last === null ? NOWHERE : { section: last, sure: false };
  }
}

interface Heading {
  order: number;
  section: string;
}

/** A text directly before a control is its label and heads nothing. */
function isHeading(found: Collection, run: Run): boolean {
  return found.items[run.order + 1]?.kind === "run";
}
