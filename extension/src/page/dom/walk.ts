/** Goes through a page as the agent sees it: into frames of the same origin and open shadow trees, slots in their place. */

import { FRAMES_MAX, NESTING_MAX, NODES_BETWEEN_LOOKS, NODES_MAX } from "../limits";
import {
  attribute,
  closest,
  documentIn,
  firstInside,
  nodeAfter,
  parentOf,
  query,
  shadowOf,
  tagOf,
} from "./dom";
import { type Trait, traitOf } from "./tags";

/** What stands around a node; known from the way there, so that nobody has to climb for it. */
export interface Around {
  /** The parent; null at the top of a shadow tree. */
  element: Element | null;
  /** The innermost table cell and `<label>`. */
  cell: Element | null;
  label: Element | null;
  /** The level as a heading of the element itself, and of the element or the one around it. 0: none. */
  ownLevel: number;
  level: number;
}

/** What is told of the page's nodes. */
export interface Visitor {
  /** A document or a shadow tree is about to be gone through. */
  tree(root: Root): void;
  text(node: Text, around: Around): void;
  /** Whether to go inside the element. */
  element(element: Element, name: string, trait: Trait, around: Around): boolean;
  /** No text goes on across this point. */
  border(): void;
}

/** Trees whose changes the walk of their host's document does not show. */
export type Root = Document | ShadowRoot;

/** A box that the walk is in, and how it goes on behind it. */
interface Box {
  around: Around;
  /** The node to visit next; null: the box is through. */
  next: Node | null;
  /** What was put into a slot stands here, without being the box's children; and which of it comes next. */
  slotted: readonly Node[] | null;
  place: number;
  /** No text goes on across its end. */
  parts: boolean;
  /** Frames and shadow trees around it. */
  depth: number;
}

/** One walk, in as many pieces as wanted. Bounded, because a page may nest frames and trees without end. */
export class PageWalk {
  /** Every document and shadow tree that was gone through. */
  readonly roots: Root[] = [];
  /** Whether the page was too large to be gone through to its end. */
  cutShort = false;
  private nodes = 0;
  private frames = 0;
  private readonly boxes: Box[] = [];

  constructor(
    private readonly visitor: Visitor,
    document: Document,
  ) {
    this.document(document, 0);
  }

  /** Goes on until the page is through, which is told, or until `performance.now()` reaches `until`. */
  go(until: number): boolean {
    const { boxes, visitor } = this;
    for (;;) {
      const box = boxes[boxes.length - 1];
      if (!box || this.cutShort) return true;
      const node = box.next;
      if (!node) {
        if (box.parts) visitor.border();
        boxes.pop();
        continue;
      }
      box.place += 1;
      box.next = box.slotted ? (box.slotted[box.place] ?? null) : nodeAfter(node);
      this.nodes += 1;
      if (this.nodes > NODES_MAX) this.cutShort = true;
      const { nodeType } = node;
      if (nodeType === Node.TEXT_NODE) visitor.text(node as Text, box.around);
      else if (!UNSEEN.has(nodeType)) this.enter(node as Element, box);
      if (this.nodes % NODES_BETWEEN_LOOKS === 0 && performance.now() >= until) return false;
    }
  }

  private document(document: Document, depth: number): void {
    if (this.roots.includes(document)) return;
    this.begin(document);
    const body = query(document, "body, frameset");
    if (body) this.push(aroundAll(body), firstInside(body), depth);
  }

  private begin(root: Root): void {
    this.roots.push(root);
    this.visitor.tree(root);
  }

  private push(
    around: Around,
    next: Node | null,
    depth: number,
    parts = true,
    slotted: readonly Node[] | null = null,
  ): void {
    this.boxes.push({ around, next, slotted, place: 0, parts, depth });
  }

  private enter(element: Element, { around, depth }: Box): void {
    const name = tagOf(element);
    const trait = traitOf(name);
    const parts = !trait.inline || attribute(element, "role") === "tab";
    if (parts) this.visitor.border();
    if (!this.visitor.element(element, name, trait, around)) return;
    if (name === "iframe" || name === "frame") {
      this.frame(element, depth);
      return;
    }
    if (name === "slot" && this.slot(element as HTMLSlotElement, depth)) return;
    const shadow = shadowOf(element);
    if (!shadow) {
      const next = firstInside(element);
      if (next) this.push(inside(element, trait, around), next, depth, parts);
    } else if (this.mayNest(depth)) {
      this.begin(shadow);
      this.push(aroundAll(null), firstInside(shadow), depth + 1);
    }
  }

  private frame(element: Element, depth: number): void {
    const inner = documentIn(element);
    if (!inner) return;
    this.frames += 1;
    if (this.frames > FRAMES_MAX) this.cutShort = true;
    else if (this.mayNest(depth)) this.document(inner, depth + 1);
  }

  /** What was put into a slot stands there; an empty slot shows its own content. */
  private slot(slot: HTMLSlotElement, depth: number): boolean {
    const slotted = HTMLSlotElement.prototype.assignedNodes.call(slot);
    const [first] = slotted;
    if (!first) return false;
    const parent = parentOf(first);
    if (parent && this.mayNest(depth)) this.push(lookAround(parent), first, depth + 1, true, slotted);
    return true;
  }

  private mayNest(depth: number): boolean {
    if (depth < NESTING_MAX) return true;
    this.cutShort = true;
    return false;
  }
}

/** What is neither text nor element. A form's own properties may be its inputs, so an element is what is nothing else. */
const UNSEEN: ReadonlySet<number> = new Set([
  Node.COMMENT_NODE,
  Node.PROCESSING_INSTRUCTION_NODE,
  Node.CDATA_SECTION_NODE,
]);

function inside(element: Element, trait: Trait, outer: Around): Around {
  return {
    element,
    cell: trait.cell ? element : outer.cell,
    label: trait.label ? element : outer.label,
    ownLevel: trait.level,
    level: trait.level || outer.ownLevel,
  };
}

/** Around the nodes of a tree stands nothing of the tree around it. */
function aroundAll(element: Element | null): Around {
  return { element, cell: null, label: null, ownLevel: 0, level: 0 };
}

function lookAround(element: Element): Around {
  const ownLevel = traitOf(tagOf(element)).level;
  const outer = parentOf(element);
  const level = ownLevel || (outer ? traitOf(tagOf(outer)).level : 0);
  return { element, cell: closest(element, "td,th"), label: closest(element, "label"), ownLevel, level };
}
