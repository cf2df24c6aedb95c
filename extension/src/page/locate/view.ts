/** The page as last collected, with its fields located; collected anew only after a change that concerns controls. */

import type { PageMap, Taught } from "../../generated/protocol";
import { Collecting } from "../collect/collect";
import type { Collection, Control } from "../collect/collection";
import { controlOf } from "../collect/remembered";
import type { Watch } from "../collect/watch";
import { LOOKS_IN_PIECES, PIECE_MS } from "../limits";
import { continueFor, endOfPiece, finish, nextTask } from "../pieces";
import { Boxes } from "./boxes";
import { Descriptions, type Known } from "./descriptions";
import { type Location, Locations } from "./locate";
import type { Wanted } from "./score";
import type { Tab } from "./tabs";
import { type Target, TaughtFields, type TaughtLocations } from "./taught";
import { ValueTexts } from "./value-texts";
import { Vocabulary } from "./vocabulary";

/** Looks at one document. All its answers belong to the same collection until the page changes. */
export class View {
  private found: Collection | null = null;
  /** The last one that came to its end, also while another is made. */
  private last: Collection | null = null;
  private located: Locations | null = null;
  private taughtLocated: TaughtLocations | null = null;
  /** Where the fields were before the page was collected anew, until they are located again. */
  private locatedBefore: Locations | null = null;
  private readonly taught: TaughtFields;
  private readonly behindTabs = new Map<string, Extract<Location, { how: "control" }>>();
  private described: Descriptions | null = null;
  private fields: readonly Wanted[];
  private preparing: Promise<void> | null = null;
  /** ms that the last look took. */
  private took = 0;
  private sought: { fields: readonly Wanted[]; vocabulary: Vocabulary } | null = null;

  constructor(
    private readonly map: PageMap,
    private readonly document: Document,
    private readonly watch: Watch,
  ) {
    this.fields = map.fields;
    this.taught = new TaughtFields(map);
  }

  /** Finds a field where an agent has shown it; null: as the map says again. */
  teach(key: string, taught: Taught | null): void {
    if (!this.taught.teach(key, taught)) return;
    this.sought = null;
    this.located = null;
    this.described = null;
  }

  /** Every control that an agent can point at. */
  targets(): Target[] {
    return this.taught.targets(this.collection());
  }

  /** Looks for these fields from now on: a plan's steps in place of the map's fields of the same key. */
  lookFor(steps: readonly Wanted[]): void {
    const own = new Map(steps.map((step) => [step.key, step]));
    const fields = this.map.fields.map((field) => own.get(field.key) ?? field);
    const known = new Set(fields.map((field) => field.key));
    const sought = [...fields, ...steps.filter((step) => !known.has(step.key))];
    if (namesAlike(sought, this.fields)) return;
    this.fields = sought;
    this.sought = null;
    this.located = null;
    this.described = null;
  }

  /**
   * Looks at the page in pieces, so that the answers are at hand without a long task. A page that changes meanwhile is
   * looked at again, and in the end when somebody asks.
   */
  async prepare(): Promise<void> {
    this.preparing ??= this.lookInPieces().finally(() => {
      this.preparing = null;
    });
    await this.preparing;
  }

  /** The same, on a page that took long to be looked at the last time; `anew`: see `refresh`. */
  async prepareIfSlow(anew: boolean): Promise<void> {
    if (anew) this.refresh();
    if (this.took > PIECE_MS) await this.prepare();
  }

  /** Everything found on the page. */
  collection(): Collection {
    if (!this.found || this.watch.changed()) {
      const began = performance.now();
      const collecting = new Collecting(this.document);
      collecting.go(Number.POSITIVE_INFINITY);
      this.take(collecting.found);
      this.took = performance.now() - began;
    }
    return this.found as Collection;
  }

  /** Collects anew although nothing seems to have changed: before something is said not to exist. */
  refresh(): void {
    this.found = null;
  }

  /** Where a field is. */
  locate(key: string): Location {
    const others = this.locations();
    const location = this.taughtLocated?.byKey.get(key) ?? others.get(key);
    return location.how === "control" || location.how === "ambiguous"
      ? location
      : (this.seenBehindTab(key) ?? location);
  }

  /** Remembers where a field was while a tab was open that has to be closed again. */
  rememberBehindTab(key: string, location: Location, tab: Tab): void {
    if (location.how === "control") this.behindTabs.set(key, { ...location, tab });
  }

  private seenBehindTab(key: string): Location | null {
    const seen = this.behindTabs.get(key);
    const control = seen && controlOf(this.collection(), seen.control.element);
    return control ? { ...seen, control } : null;
  }

  /** The description that the page shows behind what a control holds; empty when there is none. */
  descriptionOf(control: Control): string {
    const found = this.collection();
    const own = found.items[control.order] === control ? control : controlOf(found, control.element);
    if (own?.type !== "text") return "";
    if (!this.described) {
      const texts = new ValueTexts(found, this.words());
      this.described = new Descriptions(found, texts, new Boxes(), (one) => this.fieldAt(one));
    }
    return this.described.of(own);
  }

  /** The best text that stands for a control. */
  labelOf(control: Control): string {
    return this.locations().labelOf(control);
  }

  /** The tabs of the page that the map names. */
  tabs(): readonly Tab[] {
    return this.locations().knownTabs;
  }

  /** Whether a control stands behind something that is known to open what hides it. */
  isBehindTab(control: Control): boolean {
    return this.locations().isBehindTab(control);
  }

  /** Whether there are two tickets of which nobody can tell which is meant. */
  hasAlike(): boolean {
    return this.locations().alike;
  }

  /** What is known of the page without taking long: the last look, where a new one would be slow. Null: there was none. */
  known(): Collection | null {
    return this.preparing || this.took > PIECE_MS ? this.last : this.collection();
  }

  /** The field that a control is, as far as the fields have been located; it is known by its element, whatever look found it. */
  keyOf(control: Control): string | null {
    const located = this.located ?? this.locatedBefore;
    const isAt = (location: Location | undefined): boolean =>
      location?.how === "control" && location.control.element === control.element;
    const at = this.fields.find(
      ({ key }) => isAt(this.taughtLocated?.byKey.get(key)) || isAt(located?.get(key)),
    );
    return at?.key ?? null;
  }

  /** The keys of the fields looked for. */
  keys(): readonly string[] {
    return this.fields.map(({ key }) => key);
  }

  /** The fields by the elements that they are found at. */
  keysByElement(): Map<Element, string> {
    const keys = new Map<Element, string>();
    for (const { key } of this.fields) {
      const location = this.locate(key);
      if (location.how === "control") keys.set(location.control.element, key);
    }
    return keys;
  }

  private async lookInPieces(): Promise<void> {
    for (let looks = 0; looks < LOOKS_IN_PIECES && !this.watch.closed; looks++) {
      if (this.located && this.found && !this.watch.changed()) return;
      if (await this.look()) return;
    }
  }

  /** One look in pieces; whether it came to its end, or somebody could not wait for it. */
  private async look(): Promise<boolean> {
    let spent = 0;
    const inPieces = async (piece: (until: number) => boolean): Promise<boolean> => {
      for (;;) {
        const began = performance.now();
        const over = piece(endOfPiece());
        spent += performance.now() - began;
        if (over) return true;
        await nextTask();
        if (this.watch.changed()) return false;
      }
    };
    if (!this.found || this.watch.changed()) {
      this.found = null;
      this.watch.looking();
      const collecting = new Collecting(this.document, (root) => this.watch.follow(root));
      if (!(await inPieces((until) => this.found !== null || collecting.go(until)))) return false;
      if (!this.found) this.take(collecting.found);
    }
    if (this.located) return true;
    const { found } = this;
    const locating = this.begin(found as Collection);
    const work = locating.locate();
    const isOutdated = (): boolean => this.found !== found || this.sought?.fields !== locating.fields;
    if (!(await inPieces((until) => isOutdated() || continueFor(work, until)))) return false;
    if (isOutdated()) return false;
    this.located ??= locating;
    this.took = spent;
    return true;
  }

  private take(found: Collection): void {
    this.found = this.last = found;
    this.watch.looked(found.roots);
    this.locatedBefore = this.located ?? this.locatedBefore;
    this.located = null;
    this.described = null;
  }

  private locations(): Locations {
    const found = this.collection();
    if (!this.located) {
      const began = performance.now();
      this.located = this.begin(found);
      finish(this.located.locate());
      this.took += performance.now() - began;
    }
    return this.located;
  }

  private begin(found: Collection): Locations {
    const taught = this.taught.locate(found);
    const controls = found.controls.filter((control) => !taught.taken.has(control));
    const { fields, vocabulary } = this.seek();
    const free = taught.taken.size > 0 ? { ...found, controls } : found;
    this.taughtLocated = taught;
    return new Locations(this.map, fields, vocabulary, free);
  }

  private fieldAt(control: Control): Known | null {
    const located = this.locations().fieldAt(control);
    if (located) return located;
    for (const [key, location] of this.taughtLocated?.byKey ?? []) {
      if (location.how === "control" && location.control === control) return { key, label: location.label };
    }
    return null;
  }

  /** The words that all fields go by, also those that an agent has shown. */
  private words(): Vocabulary {
    const { fields, vocabulary } = this.seek();
    return fields.length === this.fields.length ? vocabulary : new Vocabulary(this.fields);
  }

  /** The fields that no agent has shown, with the words they go by. */
  private seek(): { fields: readonly Wanted[]; vocabulary: Vocabulary } {
    if (!this.sought) {
      const fields = this.fields.filter(({ key }) => !this.taught.has(key));
      this.sought = { fields, vocabulary: new Vocabulary(fields) };
    }
    return this.sought;
  }
}

/** Whether two lists ask for the same things of the page. */
function namesAlike(a: readonly Wanted[], b: readonly Wanted[]): boolean {
  const names = (fields: readonly Wanted[]): string =>
    JSON.stringify(
      fields.map(({ key, title, labels, ids, section, control }) => [
        key,
        title,
        labels,
        ids,
        section,
        control,
      ]),
    );
  return names(a) === names(b);
}
