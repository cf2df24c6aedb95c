/** Where texts and controls stand as rendered. Reads layout only; nothing is written while a page is being located. */

import type { Collection, Control, Run } from "../collect/collection";
import { faceOf } from "../collect/widgets";
import { isShown, parentOf, tagOf } from "../dom/dom";
import { ASIDE_MAX, INDENT_MAX, LABEL_OVER_MAX, OFF_BY_MAX, OVERLAP_MIN } from "../limits";

/** A rectangle in its document. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What boxes around an element do to it. */
interface Around {
  /** They let nothing of it be seen. */
  hides: boolean;
  /** One of them is scrolled: what stands outside the page can be scrolled to. */
  scrolled: boolean;
}

/** A control that may stand between a text and another control. */
interface Beside {
  other: Control;
  box: Box;
}

const OPEN: Around = { hides: false, scrolled: false };

/** Measures each thing once. */
export class Boxes {
  private readonly measured = new Map<Run | Control, Box | null>();
  private readonly surroundings = new Map<Element, Around>();
  private readonly byDocument = new Map<Document, readonly Beside[]>();
  private readonly controls: readonly Control[];

  constructor(found: Collection) {
    this.controls = found.controls.filter((control) => control.shown && control.type !== "hidden");
  }

  /** The box of a text or a control; null when it has none. */
  of(item: Run | Control): Box | null {
    let box = this.measured.get(item);
    if (box === undefined) {
      box = item.kind === "run" ? boxOfText(item) : boxOfControl(item);
      this.measured.set(item, box);
    }
    return box;
  }

  /**
   * Whether a text can be read as a control's label: it stands before it on its line, or over it, and no other control
   * stands between. A text and a control that follow one another in the document may be rendered far apart.
   */
  readsAsLabel(run: Run, control: Control): boolean {
    if (!control.shown) return true;
    const text = this.of(run);
    const own = this.of(control);
    if (!text || !own) return true;
    const beside = onOneLine(lineOf(run, text, control), own);
    if (beside && control.type === "check") return true;
    if (beside ? text.left >= own.left + OFF_BY_MAX : !isOver(text, own)) return false;
    return !this.besides(control.element.ownerDocument).some(
      ({ other, box }) =>
        other !== control && isBetween(text, own, box, beside) && !onlyAsksWhich(other, control),
    );
  }

  /** The controls of one document, so that their places can be compared: looked at once, gone through for each text. */
  private besides(document: Document): readonly Beside[] {
    let besides = this.byDocument.get(document);
    if (!besides) {
      besides = this.controls.flatMap((other) => {
        const box = other.element.ownerDocument === document ? this.of(other) : null;
        return box ? [{ other, box }] : [];
      });
      this.byDocument.set(document, besides);
    }
    return besides;
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
    const { element, type, shown } = control;
    if (!shown || type === "radios" || type === "check" || faceOf(element)) return false;
    const box = this.of(control);
    if (!box || !Element.prototype.checkVisibility.call(element, { opacityProperty: true })) return true;
    if (box.right - box.left <= OFF_BY_MAX || box.bottom - box.top <= OFF_BY_MAX) return true;
    const view = element.ownerDocument.defaultView;
    const outside = box.right + (view?.scrollX ?? 0) <= 0 || box.bottom + (view?.scrollY ?? 0) <= 0;
    const around = this.around(parentOf(element));
    if (around.hides || isCut(getComputedStyle(element))) return true;
    return outside && !around.scrolled && !isScrolled(element);
  }

  /** What a box and those around it do to what stands inside; looked at once for all that stands there. */
  private around(box: Element | null): Around {
    const path: Element[] = [];
    let answer = OPEN;
    for (let outer = box; outer; outer = parentOf(outer)) {
      const known = this.surroundings.get(outer);
      if (known) {
        answer = known;
        break;
      }
      path.push(outer);
    }
    for (const outer of path.reverse()) {
      answer = { hides: answer.hides || hidesAll(outer), scrolled: answer.scrolled || isScrolled(outer) };
      this.surroundings.set(outer, answer);
    }
    return answer;
  }
}

/** Whether two boxes overlap in height enough to stand on one line. */
export function onOneLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap >= OVERLAP_MIN * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** The height in which a text counts as beside a control: a cell before the control's is beside it wherever its text stands. */
function lineOf({ cell }: Run, text: Box, control: Control): Box {
  if (!cell || cell === control.cell || parentOf(cell) !== (control.cell && parentOf(control.cell)))
    return text;
  const { top, bottom } = Element.prototype.getBoundingClientRect.call(cell);
  return { ...text, top, bottom };
}

/** Whether a text stands over a control, no farther than the next line or two. */
function isOver(text: Box, control: Box): boolean {
  const height = text.bottom - text.top;
  const gap = control.top - text.bottom;
  if (gap < -height * (1 - OVERLAP_MIN) || gap > LABEL_OVER_MAX) return false;
  const indent = control.left - text.left;
  return gapAcross(text, control) <= ASIDE_MAX || (indent >= 0 && indent <= INDENT_MAX);
}

/** Whether something stands between a text and a control: on their line, or else in the height between them. */
export function isBetween(text: Box, control: Box, other: Box, beside: boolean): boolean {
  if (beside) {
    const x = (other.left + other.right) / 2;
    return x > text.right && x < control.left && onOneLine(other, control);
  }
  const y = (other.top + other.bottom) / 2;
  return y > text.bottom && y < control.top && gapAcross(other, control) < 0;
}

/** Buttons in the control's own cell that say of which kind its text is: `CPF/CNPJ: ( ) CPF ( ) CNPJ [ ]`. */
function onlyAsksWhich(other: Control, control: Control): boolean {
  const chooses = ({ type }: Control): boolean => type === "radios" || type === "check";
  return other.cell !== null && other.cell === control.cell && chooses(other) && !chooses(control);
}

/** px between two boxes from left to right; negative where they overlap. */
export function gapAcross(a: Box, b: Box): number {
  return Math.max(a.left, b.left) - Math.min(a.right, b.right);
}

function boxOfText({ node, element }: Run): Box | null {
  if (!isShown(element)) return null;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(node);
  return box(range.getBoundingClientRect());
}

/** The box of a text's first line: one that goes on in the next line begins farther left there. */
function firstLine(text: Text): Box | null {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const first = Array.from(range.getClientRects()).find(({ width }) => width > 0);
  return first ? box(first) : null;
}

function boxOfControl({ element, members }: Control): Box | null {
  const face = faceOf(element)?.element;
  let all: Box | null = null;
  for (const member of face ? [face] : members) {
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

function isScrolled(element: Element): boolean {
  return element.scrollLeft > 0 || element.scrollTop > 0;
}
