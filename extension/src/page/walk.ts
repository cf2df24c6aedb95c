/** Goes through a page as the agent sees it: into frames of the same origin and open shadow trees, slots in their place. */

import { documentIn, query, shadowOf, skipChildren, tagOf, walk } from "./dom";
import { FRAMES_MAX, NESTING_MAX, NODES_MAX } from "./limits";

/** What is told of the page's nodes. */
export interface Visitor {
  /** A document or a shadow tree is about to be gone through. */
  tree(root: Root): void;
  text(node: Text): void;
  /** Whether to go inside the element. */
  element(element: Element, name: string): boolean;
  /** A frame or a shadow tree begins or has ended: no text goes on across it. */
  border(): void;
}

/** Trees whose changes the walk of their host's document does not show. */
export type Root = Document | ShadowRoot;

/** One walk. Bounded, because a page may nest frames and trees without end. */
export class PageWalk {
  /** Every document and shadow tree that was gone through. */
  readonly roots: Root[] = [];
  /** Whether the page was too large to be gone through to its end. */
  cutShort = false;
  private nodes = 0;
  private frames = 0;

  constructor(private readonly visitor: Visitor) {}

  /** Goes through a document. */
  document(document: Document, depth = 0): void {
    if (this.roots.includes(document)) return;
    this.roots.push(document);
    this.visitor.tree(document);
    const body = query(document, "body, frameset");
    if (body) this.inside(body, depth);
  }

  private inside(root: Node, depth: number): void {
    const walker = walk(root.ownerDocument ?? document, root);
    let node = walker.nextNode();
    while (node && !this.cutShort) {
      this.nodes += 1;
      if (this.nodes > NODES_MAX) this.cutShort = true;
      if (node.nodeType === Node.TEXT_NODE) {
        this.visitor.text(node as Text);
        node = walker.nextNode();
      } else {
        node = this.enter(node as Element, depth) ? walker.nextNode() : skipChildren(walker);
      }
    }
  }

  /** Whether the walker has to go on inside the element. */
  private enter(element: Element, depth: number): boolean {
    const name = tagOf(element);
    if (!this.visitor.element(element, name)) return false;
    if (name === "iframe" || name === "frame") {
      this.frame(element, depth);
      return false;
    }
    if (name === "slot") return !this.slot(element as HTMLSlotElement, depth);
    const shadow = shadowOf(element);
    if (!shadow) return true;
    this.across(depth, () => {
      this.roots.push(shadow);
      this.visitor.tree(shadow);
      this.inside(shadow, depth + 1);
    });
    return false;
  }

  private frame(element: Element, depth: number): void {
    const inner = documentIn(element);
    if (!inner) return;
    this.frames += 1;
    if (this.frames > FRAMES_MAX) this.cutShort = true;
    else this.across(depth, () => this.document(inner, depth + 1));
  }

  /** What was put into a slot stands there; an empty slot shows its own content. */
  private slot(slot: HTMLSlotElement, depth: number): boolean {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(slot);
    if (assigned.length === 0) return false;
    this.across(depth, () => {
      for (const node of assigned) {
        if (node.nodeType === Node.TEXT_NODE) this.visitor.text(node as Text);
        else if (this.enter(node as Element, depth + 1)) this.inside(node, depth + 1);
      }
    });
    return true;
  }

  private across(depth: number, go: () => void): void {
    if (depth >= NESTING_MAX) {
      this.cutShort = true;
      return;
    }
    this.visitor.border();
    go();
    this.visitor.border();
  }
}
