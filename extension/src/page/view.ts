/** The page as last collected, with its fields located; collected anew only after a change that concerns controls. */

import type { PageMap, Taught } from "../generated/protocol";
import { collect } from "./collect";
import type { Collection, Control } from "./collection";
import { type Location, Locations } from "./evidence/locate";
import type { Wanted } from "./evidence/score";
import { Vocabulary } from "./evidence/vocabulary";
import { type Target, TaughtFields, type TaughtLocations } from "./taught";
import type { Watch } from "./watch";

/** Looks at one document. All its answers belong to the same collection until the page changes. */
export class View {
  private found: Collection | null = null;
  private located: Locations | null = null;
  private taughtLocated: TaughtLocations | null = null;
  private readonly taught: TaughtFields;
  private byAddress: Map<string, Control> | null = null;
  private fields: readonly Wanted[];
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
  }

  /** Everything found on the page. */
  collection(): Collection {
    if (!this.found || this.watch.changed()) {
      this.found = collect(this.document);
      this.watch.looked(this.found.roots);
      this.located = null;
      this.byAddress = null;
    }
    return this.found;
  }

  /** Collects anew although nothing seems to have changed: before something is said not to exist. */
  refresh(): void {
    this.found = null;
  }

  /** Where a field is. */
  locate(key: string): Location {
    const others = this.locations();
    return this.taughtLocated?.byKey.get(key) ?? others.get(key);
  }

  /** The best text that stands for a control. */
  labelOf(control: Control): string {
    return this.locations().labelOf(control);
  }

  /** The control at an address of an earlier collection. */
  at(address: string): Control | null {
    const found = this.collection();
    this.byAddress ??= new Map(found.controls.map((control) => [control.address, control]));
    return this.byAddress.get(address) ?? null;
  }

  private locations(): Locations {
    const found = this.collection();
    if (!this.located) {
      const taught = this.taught.locate(found);
      const controls = found.controls.filter((control) => !taught.taken.has(control));
      const { fields, vocabulary } = this.seek();
      const free = taught.taken.size > 0 ? { ...found, controls } : found;
      this.taughtLocated = taught;
      this.located = new Locations(this.map, fields, vocabulary, free);
    }
    return this.located;
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
