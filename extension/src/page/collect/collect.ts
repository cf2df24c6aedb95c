/** One pass over a page: every label-like text and every control, in the agent's order. Decides nothing. */

import {
  around,
  attribute,
  contains,
  isShown,
  isShownByLabel,
  parentOf,
  queryTree,
  rootOf,
  tagOf,
} from "../dom/dom";
import type { Trait } from "../dom/tags";
import { type Around, PageWalk, type Root, type Visitor } from "../dom/walk";
import { CONTROLS_MAX } from "../limits";
import { type Collection, type Control, type ControlType, register } from "./collection";
import { TextGatherer } from "./runs";
import { BELONGS_TO_WIDGET, isShownInstead, widgetType } from "./widgets";

/** What `widgetType` looks at. */
const MAYBE_WIDGET = "[contenteditable], [role=combobox], [role=radiogroup]";
const INPUT_TYPES: Record<string, ControlType | null> = {
  hidden: "hidden",
  radio: "radios",
  checkbox: "check",
  button: null,
  submit: null,
  reset: null,
  image: null,
  file: null,
  password: null,
};

/** Between the parts of an address; in none of them. */
const PART = "\u0000";

/** Collects the document once, with the frames and shadow trees in it. */
export function collect(document: Document): Collection {
  const collecting = new Collecting(document);
  collecting.go(Number.POSITIVE_INFINITY);
  return collecting.found;
}

/** One pass, in as many pieces as wanted. What was found counts only when it is through. */
export class Collecting implements Visitor {
  readonly found: Collection;
  private readonly texts: TextGatherer;
  private readonly groups = new Map<string, Control[]>();
  private readonly labels: HTMLLabelElement[] = [];
  private readonly places = new Map<Root, string>();
  private readonly parts = new Set<Element>();
  private readonly widgets = new Set<Element>();
  private readonly walk: PageWalk;

  /** `meets`: told of each tree before it is gone through. */
  constructor(
    document: Document,
    private readonly meets: (root: Root) => void = () => {},
  ) {
    this.found = emptyCollection(document);
    this.texts = new TextGatherer(this.found);
    this.walk = new PageWalk(this, document);
  }

  /** Goes on until all is collected, which is told, or until `performance.now()` reaches `until`. */
  go(until: number): boolean {
    if (!this.walk.go(until)) return false;
    this.texts.flush();
    this.tieLabels();
    this.found.roots = this.walk.roots;
    this.found.cutShort = this.walk.cutShort;
    return true;
  }

  /** One query for a whole tree costs a fraction of a match for each of its elements. */
  tree(root: Root): void {
    this.meets(root);
    for (const element of Array.from(queryTree(root, BELONGS_TO_WIDGET))) this.parts.add(element);
    for (const element of Array.from(queryTree(root, MAYBE_WIDGET))) this.widgets.add(element);
  }

  text(node: Text, around: Around): void {
    this.texts.add(node, around);
  }

  element(element: Element, name: string, trait: Trait, around: Around): boolean {
    const type = typeOf(element, name, this.widgets);
    if (type) this.control(element as HTMLElement, type, trait.cell ? element : around.cell);
    if (type || type === null || trait.silent || this.parts.has(element)) return false;
    if (name === "button" && !opensSomething(element)) return false;
    if (trait.label) this.labels.push(element as HTMLLabelElement);
    return true;
  }

  border(): void {
    this.texts.flush();
  }

  /** Ties labels to controls when all of both are known. */
  private tieLabels(): void {
    const byId = new Map<string, HTMLElement[]>();
    for (const { id, element, shown } of this.found.controls) {
      if (id !== "" && shown) byId.set(id, [...(byId.get(id) ?? []), element]);
    }
    for (const label of this.labels) {
      const first = label.control;
      const alike = byId.get(attribute(label, "for")) ?? [];
      const target = alike.every((one) => one === first) ? first : (nearestOf(label, alike) ?? first);
      if (!target) continue;
      this.found.labelled.set(label, target);
      const others = this.found.labels.get(target);
      if (others) others.push(label);
      else this.found.labels.set(target, [label]);
    }
  }

  private control(element: HTMLElement, type: ControlType, cell: Element | null): void {
    const name = attribute(element, "name");
    const shown = isSeen(element, type);
    if (type === "radios" && name && this.joinsGroup(element, name, shown)) return;
    if (this.found.controls.length >= CONTROLS_MAX) {
      this.walk.cutShort = true;
      return;
    }
    const id = attribute(element, "id");
    const control: Control = {
      kind: "control",
      order: this.found.items.length,
      type,
      element,
      members: [element],
      cell,
      id,
      name,
      shown,
      address: [this.placeOf(element), type, type === "radios" && name ? "" : id, name].join(PART),
    };
    const alike = this.found.byAddress.get(control.address);
    if (alike) alike.push(control);
    else this.found.byAddress.set(control.address, [control]);
    if (type === "radios" && name) this.groups.set(name, [...(this.groups.get(name) ?? []), control]);
    this.found.controls.push(control);
    register(this.found, control);
  }

  /** The frames and shadow trees around an element by their names; empty in the page itself. */
  private placeOf(element: Element): string {
    if (this.walk.roots.length === 1) return "";
    const root = rootOf(element);
    if (!root || root === this.found.document) return "";
    let place = this.places.get(root);
    if (place === undefined) {
      const holder = around(root);
      const name = holder && (attribute(holder, "id") || attribute(holder, "name") || tagOf(holder));
      place = holder ? [this.placeOf(holder), name].join(PART) : "";
      this.places.set(root, place);
    }
    return place;
  }

  private joinsGroup(element: HTMLElement, name: string, shown: boolean): boolean {
    const { form } = element as HTMLInputElement;
    // Buttons that nobody sees beside those that are seen are a copy of the group, and no part of it.
    const group = this.groups
      .get(name)
      ?.find((other) => (other.element as HTMLInputElement).form === form && other.shown === shown);
    if (!group) return false;
    group.members.push(element);
    return true;
  }
}

/**
 * Of the controls of one id that the agent sees, the one that stands with a label. Browsers take the first of that id,
 * which may be a hidden copy. Null: there is none, or they cannot be told apart.
 */
function nearestOf(label: Element, alike: readonly HTMLElement[]): HTMLElement | null {
  const controls = alike.filter((control) => rootOf(control) === rootOf(label));
  if (controls.length < 2) return controls[0] ?? null;
  for (let box = parentOf(label); box; box = parentOf(box)) {
    const inside = controls.filter((control) => contains(box as Element, control));
    if (inside.length > 0) return inside.length === 1 ? (inside[0] as HTMLElement) : null;
  }
  return null;
}

/** Whether the agent sees a control, or what stands in front of it or for it. */
function isSeen(element: HTMLElement, type: ControlType): boolean {
  if (type === "hidden") return false;
  if (isShown(element) || isShownInstead(element)) return true;
  return type === "radios" && isShownByLabel(element as HTMLInputElement);
}

/** A button whose text may be a tab's or a part's caption. */
function opensSomething(button: Element): boolean {
  return attribute(button, "role") === "tab" || attribute(button, "aria-controls") !== "";
}

/** The type of a control; null: it is one, but none to be filled; undefined: the element is no control. */
function typeOf(
  element: Element,
  name: string,
  widgets: ReadonlySet<Element>,
): ControlType | null | undefined {
  if (name === "input") {
    const type = INPUT_TYPES[(element as HTMLInputElement).type];
    return type === undefined ? "text" : type;
  }
  if (name === "select" || name === "textarea") return name;
  // A form's own properties may be its inputs.
  return name === "form" || !widgets.has(element) ? undefined : (widgetType(element) ?? undefined);
}

function emptyCollection(document: Document): Collection {
  return {
    document,
    roots: [],
    cutShort: false,
    items: [],
    runs: [],
    controls: [],
    byAddress: new Map(),
    byCell: new Map(),
    byLabel: new Map(),
    labels: new Map(),
    labelled: new Map(),
  };
}
