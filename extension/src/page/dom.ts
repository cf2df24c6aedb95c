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

const getTag = Object.getOwnPropertyDescriptor(Element.prototype, "localName")?.get;

/** The element's name in lower case. */
export function tagOf(element: Element): string {
  return getTag?.call(element) ?? "";
}

/** Whether a node is the element or inside it. */
export function contains(element: Element, node: Node): boolean {
  return Node.prototype.contains.call(element, node);
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

/** An attribute's text, empty when it is not there. */
export function attribute(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? "";
}

/** Whether the element is laid out and not hidden by `visibility`. Opacity does not count: styled radios are transparent. */
export function isShown(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

/** A walk over elements and texts under an element, in document order. */
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

/**
 * Makes a change as a person's visit to the control would: focus, the change, `input`, `change`, blur. The events are
 * synthetic, so that the agent's own focus never moves, and they reach inline handlers, masks and jQuery alike.
 */
export function visit(element: Element, change: () => void): void {
  fire(element, new FocusEvent("focus", { composed: true }));
  fire(element, new FocusEvent("focusin", { bubbles: true, composed: true }));
  change();
  fire(
    element,
    new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }),
  );
  fire(element, new Event("change", { bubbles: true }));
  fire(element, new FocusEvent("blur", { composed: true }));
  fire(element, new FocusEvent("focusout", { bubbles: true, composed: true }));
}

function fire(element: Element, event: Event): void {
  EventTarget.prototype.dispatchEvent.call(element, event);
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
