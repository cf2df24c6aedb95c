/**
 * The skeleton of a page: what a page map is made from, without any value. Administrators send it to people who have
 * never seen their page, so what is not clearly structure stays out: see `skeleton-text.ts`.
 */

import { SKELETON_NODES_MAX, SKELETON_TEXT_MAX_CHARS } from "../../generated/limits";
import type { PageMap, Skeleton, SkeletonNode } from "../../generated/protocol";
import { CARD_ELEMENT_ID } from "../../shared/constants";
import { attribute, documentIn, isField, isShown, query, shadowOf, tagOf } from "../dom/dom";
import { tidy } from "../dom/text";
import {
  attributesOf,
  handlersOf,
  isLabelText,
  MASK,
  Neighbours,
  optionsOf,
  vocabulary,
} from "./skeleton-text";

/** Frames and shadow roots within one another: a page may hold itself. */
const NESTED_MAX = 6;

const LEFT_OUT = new Set(
  "script style noscript template link meta svg canvas object embed video audio".split(" "),
);

/** Takes the skeleton of a document with its same-origin frames and open shadow roots. Reads only. */
export function skeletonOf(document: Document, maps: readonly PageMap[] = []): Skeleton {
  const taker = new Taker(vocabulary(maps));
  const body = query(document, "body");
  if (body) taker.take(body, -1, "children", 0);
  const path = document.location.pathname.replace(/\d{5,}/g, "0");
  return { format: "qualitoken-skeleton", version: 1, path, nodes: taker.nodes, truncated: taker.full };
}

class Taker {
  readonly nodes: SkeletonNode[] = [];
  full = false;
  private readonly near = new Neighbours();

  constructor(private readonly known: ReadonlySet<string>) {}

  take(element: Element, parent: number, within: SkeletonNode["within"], nested: number): void {
    const tag = tagOf(element);
    if (LEFT_OUT.has(tag) || element.id === CARD_ELEMENT_ID) return;
    const rect = element.getBoundingClientRect();
    const shown = isShown(element);
    const index = this.add({
      parent,
      within,
      tag,
      text: "",
      attributes: attributesOf(element),
      handlers: handlersOf(element),
      box: shown ? boxOf(rect, element) : null,
      shown,
      options: tag === "select" ? optionsOf(element as HTMLSelectElement) : null,
    });
    if (index < 0) return;
    if (isField(element)) {
      if (attribute(element, "type").toLowerCase() !== "hidden") this.near.meet(element, this.nodes);
      return;
    }
    if (attribute(element, "contenteditable") && attribute(element, "contenteditable") !== "false") return;
    this.into(element, index, nested);
    for (let child = element.firstChild; child && !this.full; child = child.nextSibling) {
      if (child.nodeType === Node.ELEMENT_NODE) this.take(child as Element, index, "children", nested);
      else if (child.nodeType === Node.TEXT_NODE) this.takeText(child as Text, element, index);
    }
  }

  /** What stands inside an element without being its children. */
  private into(element: Element, index: number, nested: number): void {
    if (nested >= NESTED_MAX) return;
    const shadow = shadowOf(element);
    for (const child of shadow?.children ?? []) this.take(child, index, "shadow", nested + 1);
    const inner = tagOf(element) === "iframe" ? documentIn(element) : null;
    const body = inner && query(inner, "body");
    if (body) this.take(body, index, "frame", nested + 1);
  }

  private takeText(node: Text, element: Element, parent: number): void {
    const whole = tidy(node.data.slice(0, SKELETON_TEXT_MAX_CHARS));
    if (whole === "") return;
    const tell = isLabelText(whole, element, this.known);
    const index = this.add({
      parent,
      within: "children",
      tag: "#text",
      text: tell ? whole : MASK,
      attributes: {},
      handlers: [],
      box: boxOfText(node, element),
      shown: isShown(element),
      options: null,
    });
    if (index >= 0) this.near.note(index, whole, element, tell);
  }

  private add(node: SkeletonNode): number {
    if (this.nodes.length >= SKELETON_NODES_MAX) {
      this.full = true;
      return -1;
    }
    return this.nodes.push(node) - 1;
  }
}

function boxOf(rect: DOMRect, element: Element): [number, number, number, number] {
  const view = element.ownerDocument.defaultView;
  const left = rect.left + (view?.scrollX ?? 0);
  const top = rect.top + (view?.scrollY ?? 0);
  return [Math.round(left), Math.round(top), Math.round(rect.width), Math.round(rect.height)];
}

function boxOfText(node: Text, element: Element): [number, number, number, number] | null {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(node);
  const rect = range.getBoundingClientRect();
  return rect.width > 0 ? boxOf(rect, element) : null;
}
