/**
 * Access to a page that is not trusted. A form with `<input name="parentNode">` or an image named
 * `querySelector` shadows properties of forms and of the document even in the isolated world, so what is read from an
 * element that could be a form, or from the document, goes through the prototypes.
 */

/** The controls that hold a value. */
export type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const NOTHING: ArrayLike<Element> = [];

/** `querySelectorAll`; a selector that is none (it comes from data) matches nothing. */
export function queryAll(root: Document | Element, selector: string): ArrayLike<Element> {
  try {
    return root.nodeType === Node.DOCUMENT_NODE
      ? Document.prototype.querySelectorAll.call(root, selector)
      : Element.prototype.querySelectorAll.call(root, selector);
  } catch {
    return NOTHING;
  }
}

/** `querySelectorAll` of a shadow tree, or of a document. */
export function queryTree(root: Document | ShadowRoot, selector: string): ArrayLike<Element> {
  return root.nodeType === Node.DOCUMENT_NODE
    ? queryAll(root as Document, selector)
    : DocumentFragment.prototype.querySelectorAll.call(root, selector);
}

/** `querySelector`; a selector that is none (it comes from data) matches nothing. */
export function query(root: Document | Element, selector: string): Element | null {
  try {
    return root.nodeType === Node.DOCUMENT_NODE
      ? Document.prototype.querySelector.call(root, selector)
      : Element.prototype.querySelector.call(root, selector);
  } catch {
    return null;
  }
}

/** The nearest ancestor, or the element itself, that matches. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

const getParent = Object.getOwnPropertyDescriptor(Node.prototype, "parentElement")?.get;

/** The parent element. */
export function parentOf(node: Node): Element | null {
  return getParent?.call(node) ?? null;
}

const getShadow = Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot")?.get;

/** The element's shadow tree, if it is an open one. */
export function shadowOf(element: Element): ShadowRoot | null {
  return getShadow?.call(element) ?? null;
}

const getIframeDocument = Object.getOwnPropertyDescriptor(
  HTMLIFrameElement.prototype,
  "contentDocument",
)?.get;
const getFrameDocument = Object.getOwnPropertyDescriptor(HTMLFrameElement.prototype, "contentDocument")?.get;

/** The document of an `iframe` or `frame` of the same origin. */
export function documentIn(frame: Element): Document | null {
  try {
    return (tagOf(frame) === "frame" ? getFrameDocument : getIframeDocument)?.call(frame) ?? null;
  } catch {
    return null;
  }
}

/** The tree that an element belongs to: its document, or the shadow tree around it. */
export function rootOf(element: Element): Document | ShadowRoot | null {
  const root = Node.prototype.getRootNode.call(element);
  if (root.nodeType === Node.DOCUMENT_NODE) return root as Document;
  return "host" in root ? (root as ShadowRoot) : null;
}

const getHost = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, "host")?.get;
const getView = Object.getOwnPropertyDescriptor(Document.prototype, "defaultView")?.get;

/** The window that shows a document; null: it is shown no longer. */
export function windowOf(document: Document): Window | null {
  return getView?.call(document) ?? null;
}

const getConnected = Object.getOwnPropertyDescriptor(Node.prototype, "isConnected")?.get;

/** Whether an element is part of a page that is shown. */
export function stands(element: Element): boolean {
  return getConnected?.call(element) === true && windowOf(element.ownerDocument) !== null;
}

/** The element around this one as the agent sees it: out of shadow trees and frames too. */
export function outerOf(element: Element): Element | null {
  const parent = parentOf(element);
  if (parent) return parent;
  const root = rootOf(element);
  return root && around(root);
}

/** The frame that shows a document, or the host of a shadow tree. */
export function around(root: Document | ShadowRoot): Element | null {
  if (root.nodeType !== Node.DOCUMENT_NODE) return getHost?.call(root) ?? null;
  return windowOf(root as Document)?.frameElement ?? null;
}

/** The element of this id in the tree of another one. */
export function byId(beside: Element, id: string): Element | null {
  const root = rootOf(beside);
  if (!root) return null;
  return root.nodeType === Node.DOCUMENT_NODE
    ? Document.prototype.getElementById.call(root, id)
    : DocumentFragment.prototype.getElementById.call(root, id);
}

const getTag = Object.getOwnPropertyDescriptor(Element.prototype, "localName")?.get;

/** The element's name in lower case. */
export function tagOf(element: Element): string {
  return getTag?.call(element) ?? "";
}

/** Whether a node is the element or inside it. */
export function contains(element: Element, node: Node): boolean {
  return Node.prototype.contains.call(element, node);
}

/** The same, also of a node in a frame inside the element. */
export function holds(element: Element, node: Element): boolean {
  for (let inner: Element | null = node; inner; inner = frameAround(inner)) {
    if (contains(element, inner)) return true;
  }
  return false;
}

/** The frame that shows an element's document, in the document around it. */
function frameAround(element: Element): Element | null {
  try {
    return (getView?.call(element.ownerDocument) as Window | null)?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** `matches`. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

const getNext = Object.getOwnPropertyDescriptor(Element.prototype, "nextElementSibling")?.get;

/** The next element beside this one. */
export function nextOf(element: Element): Element | null {
  return getNext?.call(element) ?? null;
}

const getPrevious = Object.getOwnPropertyDescriptor(Element.prototype, "previousElementSibling")?.get;

/** The element beside this one, before it. */
export function previousOf(element: Element): Element | null {
  return getPrevious?.call(element) ?? null;
}

const getFirstChild = Object.getOwnPropertyDescriptor(Node.prototype, "firstChild")?.get;

/** The first node inside. */
export function firstInside(node: Node): Node | null {
  return getFirstChild?.call(node) ?? null;
}

const getNextSibling = Object.getOwnPropertyDescriptor(Node.prototype, "nextSibling")?.get;

/** The node behind this one, in the same parent. */
export function nodeAfter(node: Node): Node | null {
  return getNextSibling?.call(node) ?? null;
}

/** An attribute's text, empty when it is not there. */
export function attribute(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? "";
}

/** Whether the element is laid out and not hidden by `visibility`. Opacity does not count: styled radios are transparent. */
export function isShown(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

/** Whether the agent sees a radio button, or the label that a page shows in its place. */
export function isShownByLabel(radio: HTMLInputElement): boolean {
  if (isShown(radio)) return true;
  const parent = parentOf(radio);
  // In a hidden box it is a copy: the label of a shown one of the same id may be tied to it.
  return Array.from(radio.labels ?? []).some(
    (label) => isShown(label) && (contains(label, radio) || (parent !== null && isShown(parent))),
  );
}

const getStyle = window.getComputedStyle;

const getRendered = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "innerText")?.get;

/** An element's text as it is rendered: without what is not displayed. */
export function renderedText(element: Element): string {
  return "innerText" in element ? getRendered?.call(element) : (element.textContent ?? "");
}

/** The computed style. Also tells of elements that are not laid out, such as a closed select's options. */
export function styleOf(element: Element): CSSStyleDeclaration {
  return getStyle.call(window, element);
}

/** A walk over elements and texts under a node, in document order. */
export function walk(document: Document, root: Node): TreeWalker {
  return Document.prototype.createTreeWalker.call(
    document,
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
}

/** The next node that is not inside the walker's current one. */
export function skipChildren(walker: TreeWalker): Node | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next) return next;
    if (!walker.parentNode()) return null;
  }
}

function nativeSetter(prototype: object, property: string): (element: Element, value: unknown) => void {
  const set = Object.getOwnPropertyDescriptor(prototype, property)?.set;
  return (element, value) => set?.call(element, value);
}

const setInputValue = nativeSetter(HTMLInputElement.prototype, "value");
const setAreaValue = nativeSetter(HTMLTextAreaElement.prototype, "value");
const setIndex = nativeSetter(HTMLSelectElement.prototype, "selectedIndex");
const setInputChecked = nativeSetter(HTMLInputElement.prototype, "checked");

/** Sets the value as the browser does, past setters that a framework may have put on the element. */
export function setValue(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (element.localName === "textarea") setAreaValue(element, value);
  else setInputValue(element, value);
}

/** Chooses an option by its position; -1 chooses none. */
export function setSelectedIndex(element: HTMLSelectElement, index: number): void {
  setIndex(element, index);
}

/** Sets a check mark without a click: only to take away a radio's, which no click can do. */
export function setChecked(element: HTMLInputElement, checked: boolean): void {
  setInputChecked(element, checked);
}

const getActive = Object.getOwnPropertyDescriptor(Document.prototype, "activeElement")?.get;

/** What has the focus in a document. */
export function focusedIn(document: Document): Element | null {
  return getActive?.call(document) ?? null;
}

/** Gives the focus back to what had it. */
export function giveFocusBack(document: Document, focused: Element | null): void {
  const now = focusedIn(document);
  if (now === focused) return;
  if (focused && tagOf(focused) !== "body")
    HTMLElement.prototype.focus.call(focused, { preventScroll: true });
  else if (now) HTMLElement.prototype.blur.call(now);
}

/** Does something after which the agent's focus is where it was: some widgets focus their input when used. */
export function keepFocus<T>(document: Document, action: () => T): T {
  const focused = focusedIn(document);
  const done = action();
  giveFocusBack(document, focused);
  return done;
}

/** Sends an event to an element. */
export function fire(element: Element, event: Event): void {
  EventTarget.prototype.dispatchEvent.call(element, event);
}

/** Whether this is an element of HTML, which can be clicked. Frames have their own classes. */
export function isHtml(element: Element): boolean {
  return "click" in element;
}

/** A click that the page's handlers and the control itself react to. */
export function click(element: Element): void {
  HTMLElement.prototype.click.call(element);
}

/** Whether this is one of the controls that hold a value. Does not rely on `instanceof`: frames have their own classes. */
export function isField(element: Element): element is FieldElement {
  const name = tagOf(element);
  return name === "input" || name === "select" || name === "textarea";
}

/** Whether the agent could not change it either. `readonly` means nothing on selects, radio buttons and check boxes. */
export function isLocked(element: FieldElement): boolean {
  if (element.matches(":disabled")) return true;
  return element.localName !== "select" && element.matches(":read-only") && !element.matches(CHECKABLE);
}

const CHECKABLE = "[type=radio i], [type=checkbox i]";
