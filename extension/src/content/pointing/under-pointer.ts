import { CARD_ELEMENT_ID } from "../../shared/constants";

/** The page's element at a point of the window, through our own card, open shadow roots and frames that can be looked into. */
export function elementUnder(document: Document, x: number, y: number): Element | null {
  const element = below(document, x, y);
  const inner = element && innerDocument(element);
  if (!element || !inner) return element;
  const { left, top } = element.getBoundingClientRect();
  return elementUnder(inner, x - left - element.clientLeft, y - top - element.clientTop) ?? element;
}

/** The rectangle of an element in the coordinates of the outermost document that `document` is or is a frame of. */
export function rectangleOf(element: Element, document: Document): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  const rectangle = new DOMRect(left, top, width, height);
  let inner = element.ownerDocument;
  while (inner !== document) {
    const frame = inner.defaultView?.frameElement;
    if (!frame) break;
    const outer = frame.getBoundingClientRect();
    rectangle.x += outer.left + frame.clientLeft;
    rectangle.y += outer.top + frame.clientTop;
    inner = frame.ownerDocument;
  }
  return rectangle;
}

/** The smallest rectangle around all of these; without place where there are none. */
export function around(areas: readonly DOMRect[]): DOMRect {
  if (areas.length === 0) return new DOMRect();
  const left = Math.min(...areas.map((area) => area.left));
  const top = Math.min(...areas.map((area) => area.top));
  const right = Math.max(...areas.map((area) => area.right));
  const bottom = Math.max(...areas.map((area) => area.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

function below(document: Document, x: number, y: number): Element | null {
  const hit = Document.prototype.elementsFromPoint.call(document, x, y);
  let element = hit.find((candidate) => candidate.id !== CARD_ELEMENT_ID) ?? null;
  for (let tree = element?.shadowRoot ?? null; tree; tree = element?.shadowRoot ?? null) {
    // What lies on top of all is our own shield, in another tree.
    const own: ShadowRoot = tree;
    const inside = own.elementsFromPoint(x, y).find((candidate) => candidate.getRootNode() === own);
    if (!inside) break;
    element = inside;
  }
  return element;
}

function innerDocument(element: Element): Document | null {
  return element instanceof HTMLIFrameElement || element.localName === "frame"
    ? ((element as HTMLIFrameElement).contentDocument ?? null)
    : null;
}
