/**
 * Fields that an agent has shown: how the control is described, and how it is found again. The label, the id or the name
 * must still fit and none of them may point at another control; what is left over is ambiguous or not found, never a guess.
 */

import { SHORT_TEXT_MAX_CHARS } from "../../generated/limits";
import type { PageMap, Taught } from "../../generated/protocol";
import type { Collection, Control } from "../collect/collection";
import { closest, query } from "../dom/dom";
import { cut, fold, tidy } from "../dom/text";
import { claimsOf } from "./claims";
import type { Location } from "./locate";
import { Tabs } from "./tabs";

/** A control that an agent can point at. */
export interface Target {
  /** The control, or every radio button of the group. */
  elements: readonly Element[];
  label: string;
  /** How to find it again. */
  address: Taught;
}

/** Where the taught fields of one collection are, and the controls that are theirs. */
export interface TaughtLocations {
  byKey: Map<string, Location>;
  taken: Set<Control>;
}

/** What each thing that still fits counts: the label more than the id, the id more than the name, and each more than all below. */
const WEIGHT = { label: 8, id: 6, name: 4, section: 1, frame: 1 } as const;

/** A score given to a located control that is sure; taught ones are not weighed against others. */
const SURE = 1;

/** The taught fields of a page. */
export class TaughtFields {
  private readonly byKey = new Map<string, Taught>();

  constructor(private readonly map: PageMap) {
    for (const { key, taught } of map.fields) if (taught) this.byKey.set(key, taught);
  }

  /** Finds the field where the agent has shown it; null: finds it as the map says again. False: nothing new. */
  teach(key: string, taught: Taught | null): boolean {
    if (!taught) return this.byKey.delete(key);
    this.byKey.set(key, taught);
    return true;
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Finds them all. */
  locate(found: Collection): TaughtLocations {
    const located: TaughtLocations = { byKey: new Map(), taken: new Set() };
    if (this.byKey.size === 0) return located;
    const surroundings = new Surroundings(this.map, found);
    for (const [key, taught] of this.byKey) {
      const fitting = surroundings.fitting(taught, key);
      const [control] = fitting;
      if (!control) located.byKey.set(key, { how: "none" });
      else if (fitting.length > 1 || located.taken.has(control))
        located.byKey.set(key, {
          how: "ambiguous",
          candidates: fitting.map((one) => surroundings.nameOf(one)),
        });
      else {
        located.taken.add(control);
        const label = surroundings.labelOf(control);
        located.byKey.set(key, {
          how: "control",
          control,
          label,
          score: SURE,
          tab: surroundings.tabOf(control),
        });
      }
    }
    return located;
  }

  /** Every control that can be pointed at, in the page's order. */
  targets(found: Collection): Target[] {
    const surroundings = new Surroundings(this.map, found);
    return found.controls
      .filter((control) => control.shown)
      .map((control) => ({
        elements: control.members,
        label: surroundings.nameOf(control),
        get address() {
          return surroundings.describe(control);
        },
      }));
  }
}

/** What is known of each control of a collection, looked up when it is needed. */
class Surroundings {
  private readonly tabs: Tabs;
  private readonly labels = new Map<Control, string>();
  private readonly keysOfLabel = new Map<string, string>();

  constructor(
    map: PageMap,
    private readonly found: Collection,
  ) {
    this.tabs = new Tabs(map, found);
    for (const { key, labels } of map.fields)
      for (const label of labels) this.keysOfLabel.set(fold(label), key);
  }

  /** The controls that could be the taught one, as far as it can be told: one is an answer. */
  fitting(taught: Taught, key: string): Control[] {
    const { best, tied } = this.best(taught, key);
    if (!best || tied.length === 1) return tied;
    const own = tied.length === taught.among ? tied[taught.position] : undefined;
    if (own) return [own];
    // Those that nobody sees beside one that is seen have come since, as its copies.
    const seen = tied.filter((control) => control.shown);
    return seen.length > 0 ? seen : tied;
  }

  describe(control: Control): Taught {
    const taught: Taught = {
      label: keepable(this.labelOf(control)),
      section: captionAround(control.element),
      id: cut(control.id, SHORT_TEXT_MAX_CHARS),
      name: cut(control.name, SHORT_TEXT_MAX_CHARS),
      type: control.type,
      position: 0,
      among: 1,
      frame: this.framesAround(control.element),
    };
    const { tied } = this.best(taught, null);
    return { ...taught, position: Math.max(0, tied.indexOf(control)), among: Math.max(1, tied.length) };
  }

  labelOf(control: Control): string {
    let label = this.labels.get(control);
    if (label === undefined) {
      label = cut(
        safely(() => claimsOf(this.found, control)[0]?.text ?? "", ""),
        SHORT_TEXT_MAX_CHARS,
      );
      this.labels.set(control, label);
    }
    return label;
  }

  /** How the control is named to the agent. */
  nameOf(control: Control): string {
    return this.labelOf(control) || control.id || control.name || control.type;
  }

  tabOf(control: Control) {
    return control.shown ? null : this.tabs.hiding(control);
  }

  private best(taught: Taught, key: string | null): { best: Fit | null; tied: Control[] } {
    const fits: { control: Control; fit: Fit }[] = [];
    for (const control of this.found.controls) {
      if (control.type !== taught.type || control.type === "hidden") continue;
      if (!control.shown && !this.tabs.hiding(control)) continue;
      const fit = this.fit(taught, control, key);
      if (fit) fits.push({ control, fit });
    }
    const top = Math.max(...fits.map(({ fit }) => fit.sum));
    const best = fits.find(({ fit }) => fit.sum === top)?.fit ?? null;
    if (!best) return { best, tied: [] };
    // Something of the taught control now stands on another one: which of them is meant cannot be told.
    const torn = fits.filter(
      ({ fit }) => (fit.label && !best.label) || (fit.id && !best.id) || (fit.name && !best.name),
    );
    const tied = fits.filter(({ fit }) => fit.sum === top);
    return { best, tied: [...tied, ...torn].map(({ control }) => control) };
  }

  private fit(taught: Taught, control: Control, key: string | null): Fit | null {
    const label = fold(this.labelOf(control));
    const fit = {
      label: taught.label !== "" && label === fold(taught.label),
      id: taught.id !== "" && control.id === taught.id,
      name: taught.name !== "" && control.name === taught.name,
    };
    if (!fit.label && !fit.id && !fit.name) {
      const nameless = !taught.label && !taught.id && !taught.name && !label && !control.id && !control.name;
      if (!nameless) return null;
    }
    // The id is the same and the label speaks for another field: the page has changed its mind.
    const spoken = this.keysOfLabel.get(label);
    if (key !== null && !fit.label && taught.label && spoken !== undefined && spoken !== key) return null;
    const section = captionAround(control.element) === taught.section;
    const frame = this.framesAround(control.element) === taught.frame;
    const met = { ...fit, section, frame };
    const kinds = Object.keys(WEIGHT) as (keyof typeof WEIGHT)[];
    return { ...fit, sum: kinds.reduce((sum, kind) => sum + (met[kind] ? WEIGHT[kind] : 0), 0) };
  }

  /** Names of the frames between the page and the element, outermost first. */
  private framesAround(element: Element): string {
    const names: string[] = [];
    let document = element.ownerDocument;
    while (document !== this.found.document) {
      const frame = safely(() => document.defaultView?.frameElement ?? null, null);
      if (!frame) break;
      names.unshift(frame.getAttribute("name") || frame.id || frame.localName);
      document = frame.ownerDocument;
    }
    return cut(names.join(" > "), SHORT_TEXT_MAX_CHARS);
  }
}

interface Fit {
  label: boolean;
  id: boolean;
  name: boolean;
  sum: number;
}

/** A text with an e-mail or a number in it may be a customer's data that stands where a label would: it is not kept. */
const PERSONAL = /@|\d[\d.\-/() ]{2,}/;

function keepable(label: string): string {
  return PERSONAL.test(label) ? "" : label;
}

/** The caption of the innermost part of the page around an element. */
function captionAround(element: Element): string {
  const part = closest(element, "fieldset, table:has(> caption)");
  const caption = part && query(part, part.localName === "table" ? "caption" : "legend");
  return keepable(
    cut(tidy((caption?.textContent ?? "").slice(0, SHORT_TEXT_MAX_CHARS)), SHORT_TEXT_MAX_CHARS),
  );
}

/** A page whose surroundings defy reading has no label there. */
function safely<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
