import type { Target } from "../../page/locate/taught";
import { POINT_CLIMB_MAX } from "../../shared/constants";
import { around, rectangleOf } from "./under-pointer";

/** The controls that can be pointed at, found by the element under the pointer. */
export class Choices {
  readonly #byElement = new Map<Element, Target>();

  constructor(
    readonly targets: readonly Target[],
    readonly document: Document,
  ) {
    for (const target of targets) for (const element of target.elements) this.#byElement.set(element, target);
  }

  /** The control that is meant by pointing at an element: itself, its label's, or the only one in the box around it. */
  meant(element: Element): Target | null {
    const own = this.#byElement.get(element);
    if (own) return own;
    const label = Element.prototype.closest.call(element, "label") as HTMLLabelElement | null;
    const labelled = label?.control && this.#byElement.get(label.control);
    if (labelled) return labelled;
    let box: Element | null = element;
    for (let level = 0; box && level < POINT_CLIMB_MAX; level++) {
      const inside = this.#inside(box);
      if (inside !== null) return inside === "several" ? null : inside;
      box = box.parentElement;
    }
    return null;
  }

  /** Where a control is in the window; a native control that a widget hides is where its box is. */
  areaOf(target: Target): DOMRect {
    return around(target.elements.map((element) => this.#visibleArea(element)));
  }

  #visibleArea(element: Element): DOMRect {
    const area = rectangleOf(element, this.document);
    const box = element.parentElement;
    return (area.width < 2 || area.height < 2) && box ? rectangleOf(box, this.document) : area;
  }

  #inside(box: Element): Target | "several" | null {
    let found: Target | null = null;
    const walker = Document.prototype.createTreeWalker.call(box.ownerDocument, box, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const target = this.#byElement.get(node as Element);
      if (!target || target === found) continue;
      if (found) return "several";
      found = target;
    }
    return found;
  }
}
