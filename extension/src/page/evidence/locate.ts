/** From fields to controls: collects the evidence, lets it decide, and says what was met. */

import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Item, Run } from "../collection";
import { contains, isField, isShown, nextOf, parentOf, query, tagOf } from "../dom";
import { SHOWN_LABEL_MAX } from "../limits";
import { cut } from "../text";
import { assign, type Contest } from "./assign";
import type { Claim } from "./claim";
import { claimsOf } from "./claims";
import { foldLabels, type Match, score, type Wanted } from "./score";
import { Sections } from "./sections";
import { type Tab, Tabs } from "./tabs";

/** Where a field is on the page. */
export type Location =
  | { how: "control"; control: Control; label: string; tab: Tab | null }
  /** The page shows the value as plain text: nothing can be filled. */
  | { how: "text"; text: string; label: string; element: Element }
  | { how: "ambiguous"; candidates: string[] }
  | { how: "none" };

const NONE: Location = { how: "none" };

/** All fields of one collection, located together. */
export class Locations {
  private readonly byKey = new Map<string, Location>();
  private readonly claims = new Map<Control, Claim[]>();

  constructor(map: PageMap, fields: readonly Wanted[], found: Collection) {
    const tabs = new Tabs(map, found);
    const sections = new Sections(map, found, tabs);
    const hidden = new Map<Control, Tab>();
    const candidates = found.controls.filter((control) => {
      if (control.type === "hidden") return false;
      if (control.shown) return true;
      const tab = tabs.hiding(control);
      if (tab) hidden.set(control, tab);
      return tab !== null;
    });
    for (const control of candidates) this.claims.set(control, safeClaims(found, control));
    const labelsOf = new Map(fields.map((field) => [field.key, foldLabels(field)]));
    const contests = fields.map((wanted): Contest => {
      const labels = labelsOf.get(wanted.key) ?? new Map<string, number>();
      const matches: Match[] = [];
      for (const [control, claims] of this.claims) {
        const match = score(wanted, labels, control, claims, () => sections.of(control));
        if (match) matches.push(match);
      }
      return { wanted, matches };
    });
    for (const [key, decision] of assign(contests)) {
      if ("match" in decision) {
        const { control, label } = decision.match;
        const tab = hidden.get(control) ?? null;
        this.byKey.set(key, { how: "control", control, label: cut(label, SHOWN_LABEL_MAX), tab });
      } else {
        this.byKey.set(key, { how: "ambiguous", candidates: decision.among.map(nameOf) });
      }
    }
    const every = new Set([...labelsOf.values()].flatMap((labels) => [...labels.keys()]));
    for (const field of fields) {
      if (this.byKey.has(field.key)) continue;
      const text = textInstead(field, labelsOf.get(field.key), every, found, sections);
      if (text) this.byKey.set(field.key, text);
    }
  }

  /** Where the field of this key is. */
  get(key: string): Location {
    return this.byKey.get(key) ?? NONE;
  }

  /** The best text that stands for a control, to name it to the agent. */
  labelOf(control: Control): string {
    return cut(this.claims.get(control)?.[0]?.text ?? "", SHOWN_LABEL_MAX);
  }
}

/** A control whose surroundings defy reading has no label; the others still do. */
function safeClaims(found: Collection, control: Control): Claim[] {
  try {
    return claimsOf(found, control);
  } catch {
    return [];
  }
}

function nameOf(match: Match): string {
  const { id, name } = match.control;
  const address = id || name;
  return cut(address ? `${match.label} (${address})` : match.label, SHOWN_LABEL_MAX);
}

/** A field that the page shows as text only: its label, and beside it a box without a control that can be seen. */
function textInstead(
  wanted: Wanted,
  labels: Map<string, number> | undefined,
  every: Set<string>,
  found: Collection,
  sections: Sections,
): Location | null {
  let answer: Location | null = null;
  for (const run of found.runs) {
    if (!labels?.has(run.folded) || !isShown(run.element)) continue;
    const beside = boxBeside(found, run);
    if (!beside) continue;
    const texts: Run[] = [];
    for (let i = run.order + 1; i < found.items.length; i++) {
      const item = found.items[i] as Item;
      if (!contains(beside, item.element)) break;
      if (item.kind === "run") texts.push(item);
    }
    if (texts.length > TEXTS_INSTEAD_MAX || texts.some((text) => every.has(text.folded))) continue;
    const place = sections.ofElement(run.element);
    if (place.section !== null && place.section !== wanted.section) continue;
    if (answer) return null;
    const text = texts.map((part) => part.text).join(" ");
    answer = { how: "text", text, label: cut(run.text, SHOWN_LABEL_MAX), element: beside };
  }
  return answer;
}

/** Texts that may stand for one value; more are a part of the page. */
const TEXTS_INSTEAD_MAX = 2;

/** Elements whose text labels no single value beside it: headers of tables and of parts, labels of controls. */
const LABELS_NO_TEXT = new Set("th legend caption label h1 h2 h3 h4 h5 h6 button li body".split(" "));
const FILLABLE = "input:not([type=hidden]), select, textarea, button";

/** The box next to the box that holds nothing but this label. */
function boxBeside(found: Collection, run: Run): Element | null {
  const before = found.items[run.order - 1]?.element;
  const after = found.items[run.order + 1]?.element;
  for (let box: Element | null = run.element; box; box = parentOf(box)) {
    if (LABELS_NO_TEXT.has(tagOf(box))) return null;
    if ((before && contains(box, before)) || (after && contains(box, after))) return null;
    const beside = nextOf(box);
    if (!beside) continue;
    return tagOf(beside) === "th" || isField(beside) || query(beside, FILLABLE) ? null : beside;
  }
  return null;
}

/** The description that a page shows behind a code: the read-only control, or the text, next to it in its box. */
export function descriptionBeside(found: Collection, control: Control): string {
  if (control.type !== "text") return "";
  const box = control.cell ?? parentOf(control.element);
  for (let i = control.order + 1; i < found.items.length; i++) {
    const item = found.items[i] as Item;
    if (!box || !contains(box, item.element) || item.cell !== control.cell) return "";
    if (item.kind === "run") return item.text;
    if (item.type === "hidden" || !item.shown) continue;
    const beside = item.element as HTMLInputElement;
    return item.type === "text" && (beside.readOnly || beside.disabled) ? beside.value : "";
  }
  return "";
}
