/** Where texts and controls stand as rendered. Reads layout only; nothing is written while a page is being located. */

import type { Control, Run } from "../collect/collection";
import { type Face, faceOf } from "../collect/widgets";
import { isShown, parentOf, tagOf } from "../dom/dom";
import { ASIDE_MAX, INDENT_MAX, LABEL_OVER_MAX, OFF_BY_MAX, OVERLAP_MIN } from "../limits";
import { type Box, gapAcross, onOneLine } from "./relation";

/** Measures each thing once. */
export class Boxes {
  private readonly measured = new Map<Run | Control, Box | null>();
  private readonly faces = new Map<Control, Face | null>();
  private readonly decoys = new Map<Control, boolean>();
  /** Whether a box, or one around it, lets nothing of what stands in it be seen. */
  private readonly hiding = new Map<Element, boolean>();
  private readonly ranges = new Map<Document, Range>();

  /** The box of a text or a control; null when it has none. */
  of(item: Run | Control): Box | null {
    let box = this.measured.get(item);
    if (box === undefined) {
      box =
        item.kind === "run"
          ? boxOfText(item, this.rangeIn(item.element.ownerDocument))
          : boxOfControl(item, this.faceOf(item));
      this.measured.set(item, box);
    }
    return box;
  }

  /** Whether a text reads as what stands for a label: behind it on its line, or under it. */
  followsLabel(text: Text, label: Run): boolean {
    const [own, over] = [firstLine(text), this.of(label)];
    if (!own || !over) return true;
    return onOneLine(over, own) ? own.left >= over.left : isOver(over, own);
  }

  /** Whether a text reads as a control's description: behind it on its line, or under it. */
  describes(text: Text, control: Control): boolean {
    const [own, before] = [firstLine(text), this.of(control)];
    if (!own || !before) return true;
    return onOneLine(before, own) ? own.left >= before.right - OFF_BY_MAX : isOver(before, own);
  }

  /**
   * Whether people cannot see a control that the page lays out: no larger than a dot, transparent, clipped away or
   * outside the page. Radio buttons and check boxes are often drawn by other means.
   */
  isDecoy(control: Control): boolean {
    let decoy = this.decoys.get(control);
    if (decoy === undefined) {
      decoy = this.looksLikeDecoy(control);
      this.decoys.set(control, decoy);
    }
    return decoy;
  }

  private faceOf(control: Control): Face | null {
    let face = this.faces.get(control);
    if (face === undefined) {
      face = faceOf(control.element);
      this.faces.set(control, face);
    }
    return face;
  }

  private looksLikeDecoy(control: Control): boolean {
    const { element, type, shown } = control;
    if (!shown || type === "radios" || type === "check" || this.faceOf(control)) return false;
    const box = this.of(control);
    if (!box || !Element.prototype.checkVisibility.call(element, { opacityProperty: true })) return true;
    if (box.right - box.left <= OFF_BY_MAX || box.bottom - box.top <= OFF_BY_MAX) return true;
    const view = element.ownerDocument.defaultView;
    const outside = box.right + (view?.scrollX ?? 0) <= 0 || box.bottom + (view?.scrollY ?? 0) <= 0;
    if (this.hides(parentOf(element)) || isCut(getComputedStyle(element))) return true;
    return outside && !isInScrolled(element);
  }

  /** Whether a box or one around it hides what stands inside; looked at once for all that stands there. */
  private hides(box: Element | null): boolean {
    const path: Element[] = [];
    let hides: boolean | undefined;
    for (let outer = box; outer && hides === undefined; outer = parentOf(outer)) {
      hides = this.hiding.get(outer);
      if (hides === undefined) path.push(outer);
    }
    for (const outer of path.reverse()) {
      hides = hides || hidesAll(outer);
      this.hiding.set(outer, hides);
    }
    return hides ?? false;
  }

  /** One for all texts of a document: each more has to be kept right while the page changes. */
  private rangeIn(document: Document): Range {
    let range = this.ranges.get(document);
    if (!range) {
      range = document.createRange();
      this.ranges.set(document, range);
    }
    return range;
  }
}

/** Whether a text stands over a control, no farther than the next line or two. */
function isOver(text: Box, control: Box): boolean {
  const height = text.bottom - text.top;
  const gap = control.top - text.bottom;
  if (gap < -height * (1 - OVERLAP_MIN) || gap > LABEL_OVER_MAX) return false;
  const indent = control.left - text.left;
  return gapAcross(text, control) <= ASIDE_MAX || (indent >= 0 && indent <= INDENT_MAX);
}

function boxOfText({ node, nodes, element }: Run, range: Range): Box | null {
  if (!isShown(element) || isDot(element)) return null;
  range.selectNodeContents(node);
  const last = nodes[nodes.length - 1] ?? node;
  if (last !== node) range.setEndAfter(last);
  return box(range.getBoundingClientRect());
}

/** Whether what an element holds is for readers of the screen only. */
function isDot(element: Element): boolean {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width > 0 && (width <= OFF_BY_MAX || height <= OFF_BY_MAX);
}

/** The box of a text's first line: one that goes on in the next line begins farther left there. */
function firstLine(text: Text): Box | null {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const first = Array.from(range.getClientRects()).find(({ width }) => width > 0);
  return first ? box(first) : null;
}

function boxOfControl({ members }: Control, face: Face | null): Box | null {
  let all: Box | null = null;
  for (const member of face ? [face.element] : members) {
    const own = box(Element.prototype.getBoundingClientRect.call(member));
    if (!own) continue;
    all = all ? union(all, own) : own;
  }
  return all;
}

function box({ left, top, right, bottom }: DOMRect): Box | null {
  return right > left || bottom > top ? { left, top, right, bottom } : null;
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/**
 * Whether a box that cannot be scrolled cuts off all of an element that stands in it: the other pages of a form that
 * are moved in and out. A box that is scrolled by the agent hides nothing.
 */
export function isMovedOut(element: Element): boolean {
  const own = Element.prototype.getBoundingClientRect.call(element);
  let { position } = getComputedStyle(element);
  for (let box = parentOf(element); box && tagOf(box) !== "body"; box = parentOf(box)) {
    const style = getComputedStyle(box);
    const holds = position !== "fixed" && (position !== "absolute" || style.position !== "static");
    if (!holds) continue;
    position = style.position;
    if (SCROLLED.test(`${style.overflowX} ${style.overflowY}`)) return false;
    if (style.overflow === "visible" || style.display === "contents") continue;
    const cut = Element.prototype.getBoundingClientRect.call(box);
    if (own.left >= cut.right || own.right <= cut.left || own.top >= cut.bottom || own.bottom <= cut.top)
      return true;
  }
  return false;
}

const SCROLLED = /auto|scroll/;
const CLIPPED = /^rect\((0px|1px)(,? \1){3}\)$/;
const CLIPPED_PATH = /^(inset\((50|100)%|circle\(0|polygon\(0px 0px, 0px 0px)/;

/** Whether a box is cut away itself, or too small for anything to be seen inside. */
function hidesAll(box: Element): boolean {
  const style = getComputedStyle(box);
  if (isCut(style)) return true;
  if (style.overflow === "visible" || style.display === "contents") return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(box);
  return width <= OFF_BY_MAX || height <= OFF_BY_MAX;
}

/** Whether the element's own style cuts it away. */
function isCut({ clip, clipPath }: CSSStyleDeclaration): boolean {
  return CLIPPED.test(clip) || CLIPPED_PATH.test(clipPath);
}

/** Whether what stands outside the page can be scrolled to, in the element or in a box around it. */
function isInScrolled(element: Element): boolean {
  for (let box: Element | null = element; box; box = parentOf(box))
    if (box.scrollLeft > 0 || box.scrollTop > 0) return true;
  return false;
}
