/** One pass over a page: every label-like text and every control, in the agent's order. Decides nothing. */

import {
  around,
  attribute,
  byId,
  contains,
  isShown,
  isShownByLabel,
  matches,
  parentOf,
  queryTree,
  rootOf,
  tagOf,
} from "../dom/dom";
import type { Trait } from "../dom/tags";
import { type Around, PageWalk, type Root, type Visitor } from "../dom/walk";
import { CONTROLS_MAX } from "../limits";
import { builtOf, mayBeBuilt } from "./built-choices";
import { CHOICE_BUTTON, CHOICE_INPUT, isLeftToMachines } from "./choices";
import { type Collection, type Control, type ControlType, register } from "./collection";
import { TextGatherer } from "./runs";
import { toolbarsOf } from "./toolbars";
import { BELONGS_TO_WIDGET, isShownInstead, OUR_CARD, partsOf, takesChoiceOnly, widgetType } from "./widgets";

/** What `widgetType` looks at. */
const MAYBE_WIDGET = `[contenteditable], [role=radiogroup], ${CHOICE_BUTTON}`;

/** Inputs that other elements may serve. */
const SEARCHED = `input:is(${CHOICE_INPUT})`;

/** Most elements have none of these attributes, so that the long lists are compared with few. */
const OF_WIDGETS = `:is([class], [role], [contenteditable], [aria-haspopup], ${OUR_CARD}):is(${BELONGS_TO_WIDGET}, ${MAYBE_WIDGET})`;

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
  /** Fields by the elements that stand in front of them or serve them. */
  private readonly fronts = new Map<Element, HTMLElement>();
  /** Selects that something else stands for. */
  private readonly fronted = new Set<Element>();
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
    for (const element of Array.from(queryTree(root, OF_WIDGETS))) {
      if (matches(element, BELONGS_TO_WIDGET)) this.parts.add(element);
      if (!matches(element, MAYBE_WIDGET)) continue;
      this.widgets.add(element);
      if (element.hasAttribute("contenteditable")) for (const bar of toolbarsOf(element)) this.parts.add(bar);
    }
    const searched = Array.from(queryTree(root, SEARCHED)) as HTMLElement[];
    for (const field of searched) this.widgets.add(field);
    if (this.widgets.size === 0) return; // nothing stands in front of any select
    // What stands in front of one may hold an input to search in.
    for (const field of [...(Array.from(queryTree(root, "select")) as HTMLElement[]), ...searched])
      if (this.behind(field) === field) this.noteParts(field);
  }

  private noteParts(field: HTMLElement): void {
    const parts = partsOf(field);
    if (parts.length > 0 && field.localName === "select") this.fronted.add(field);
    for (const part of parts) {
      this.parts.add(part);
      this.fronts.set(part, field);
    }
  }

  text(node: Text, around: Around): void {
    this.texts.add(node, around);
  }

  element(element: Element, name: string, trait: Trait, around: Around): boolean {
    const built = mayBeBuilt(element, name) ? this.built(element) : undefined;
    if (this.parts.has(element) && built !== "box") return false;
    const type = built === "box" ? "combo" : typeOf(element, name, this.widgets);
    if (type) this.control(element as HTMLElement, type, trait.cell ? element : around.cell);
    if (type || type === null || trait.silent) return false;
    if (name === "button" && !opensSomething(element)) return false;
    if (trait.label) this.labels.push(element as HTMLLabelElement);
    return true;
  }

  /** What an element is made of that says by no role that it is a choice. */
  private built(element: Element): "box" | undefined {
    if (this.widgets.has(element) || this.fronts.has(element)) return undefined;
    const built = builtOf(element);
    if (built?.of === "box") return "box";
    const field = built?.of === "select" ? built.select : built?.input;
    if (!field || this.fronts.has(field) || this.fronted.has(field)) return undefined;
    if (built?.of === "input") this.widgets.add(field);
    this.noteParts(field);
    return undefined;
  }

  border(): void {
    this.texts.flush();
  }

  /** Ties labels to controls when all of both are known. */
  private tieLabels(): void {
    const shown = new Map<string, HTMLElement[]>();
    for (const control of this.found.controls) {
      const { id, element } = control;
      if (id !== "" && control.shown) shown.set(id, [...(shown.get(id) ?? []), element]);
    }
    for (const label of this.labels) {
      const first = label.control;
      const alike = shown.get(attribute(label, "for")) ?? [];
      const named = alike.every((one) => one === first) ? first : (nearestOf(label, alike) ?? first);
      const target = this.behind(named ?? this.widgetNamedBy(label));
      if (!target) continue;
      this.found.labelled.set(label, target);
      const others = this.found.labels.get(target);
      if (others) others.push(label);
      else this.found.labels.set(target, [label]);
    }
  }

  /** The element that a label names and that browsers tie to none, being no native field. */
  private widgetNamedBy(label: Element): HTMLElement | null {
    const id = attribute(label, "for");
    const named = id === "" ? null : (byId(label, id) as HTMLElement | null);
    return named && this.widgets.has(named) ? named : null;
  }

  /** The field that an element named by a label stands for, or the element if it is one. */
  private behind(named: HTMLElement | null): HTMLElement | null {
    if (this.fronts.size === 0) return named;
    for (let at: Element | null = named; at; at = parentOf(at)) {
      const field = this.fronts.get(at);
      if (field) return field;
    }
    return named;
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
      fronted: this.fronted.has(element),
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
  if ((isShown(element) && !isLeftToMachines(element)) || isShownInstead(element)) return true;
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
    if (type !== undefined) return type;
    return widgets.has(element) && takesChoiceOnly(element as HTMLInputElement) ? "combo" : "text";
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
