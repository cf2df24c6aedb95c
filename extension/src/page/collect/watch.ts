/** Observes the page: what changed, whether it is loading, whether it shows a message. Never polls, never sleeps. */

import type { PageMap } from "../../generated/protocol";
import { closest, isShown, matches, query, queryAll, tagOf } from "../dom/dom";
import type { Root } from "../dom/walk";
import { BELONGS_TO_WIDGET, FLOATING_LIST } from "./widgets";

const CONTROLS = `input, select, textarea, option, iframe, frame, [contenteditable], ${FLOATING_LIST}`;

const OBSERVED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["class", "style", "hidden", "disabled", "readonly", "id", "name", "type"],
};

/** Why a wait ended. */
export type Wake = "changed" | "time" | "aborted";

/**
 * One observer for the page. Outside a fill it is heard once: after the first change that concerns controls it only
 * knows that the page must be collected anew, and costs nothing more however much the page churns.
 */
export class Watch {
  /** performance.now() of the last change that concerned controls, and of the last moment seen loading. */
  lastChange = 0;
  lastBusy = 0;

  private readonly observer: MutationObserver;
  /** What is observed now, and what will be: the page's documents and shadow trees when it was last collected. */
  private readonly observed = new Set<Root>();
  private roots: readonly Root[];
  private held = false;
  closed = false;
  /** Loading signs that stand in the page all the time: only these have to be looked at to know whether they show. */
  private readonly standing = new Set<string>();
  private stale = true;
  private wasBusy = false;
  private waitsForAny = false;
  private waiting: ((wake: Wake) => void) | null = null;

  constructor(
    private readonly map: PageMap,
    private readonly document: Document,
  ) {
    this.roots = [document];
    this.observer = new MutationObserver((records) => this.take(records));
  }

  /** Follows every change until `release`: while a fill or an undo runs. */
  hold(): void {
    this.held = true;
    this.lastChange = performance.now();
    this.lastBusy = 0;
    this.wasBusy = false;
    for (const selector of this.map.busy) {
      if (query(this.document, selector)) this.standing.add(selector);
    }
    this.observe();
  }

  /** Ends `hold`. */
  release(): void {
    this.held = false;
    if (this.stale) this.ignore();
  }

  /** Whether something has changed since the last `look`. */
  changed(): boolean {
    if (this.observed.size > 0) this.take(this.observer.takeRecords());
    return this.stale;
  }

  /** Says that the page has just been collected, in one go, and which trees it consists of. */
  looked(roots: readonly Root[]): void {
    this.stale = false;
    this.roots = roots;
    for (const root of this.observed) if (!roots.includes(root)) this.ignore();
    this.observe();
    this.observer.takeRecords();
  }

  /** Says that a look begins that takes more than one task; `changed` tells whether it is of any use. */
  looking(): void {
    this.changed();
    this.stale = false;
    this.observe();
  }

  /** Says that a look has come to a tree: its changes count from now on. */
  follow(root: Root): void {
    if (this.roots.includes(root)) return;
    this.roots = [...this.roots, root];
    this.observe();
  }

  /** Stops observing for good. */
  close(): void {
    this.ignore();
    this.stale = true;
    this.closed = true;
  }

  /** Whether the page shows that it is loading something. */
  busy(): boolean {
    this.wasBusy = this.map.busy.some((selector) => {
      const sign = query(this.document, selector);
      return sign !== null && (!this.standing.has(selector) || isShown(sign));
    });
    if (this.wasBusy) this.lastBusy = performance.now();
    return this.wasBusy;
  }

  /** The page's own message window that is open now. */
  dialog(): Element | null {
    for (const selector of this.map.dialog) {
      const open = Array.from(queryAll(this.document, selector)).find((window) => isShown(window));
      if (open) return open;
    }
    return null;
  }

  /** Waits for the next change that concerns controls, loading or messages, or for `any` at all, at most so many ms. */
  next(atMost: number, signal: AbortSignal | undefined, any = false): Promise<Wake> {
    if (signal?.aborted) return Promise.resolve("aborted");
    this.waitsForAny = any;
    return new Promise((resolve) => {
      const end = (wake: Wake): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        this.waiting = null;
        resolve(wake);
      };
      const onAbort = (): void => end("aborted");
      const timer = setTimeout(() => end("time"), Math.max(0, atMost));
      signal?.addEventListener("abort", onAbort);
      this.waiting = end;
    });
  }

  private observe(): void {
    for (const root of this.roots) {
      if (this.observed.has(root)) continue;
      this.observer.observe(root, OBSERVED);
      root.addEventListener("load", this.onLoad, true);
      this.observed.add(root);
    }
  }

  private ignore(): void {
    this.observer.disconnect();
    for (const root of this.observed) root.removeEventListener("load", this.onLoad, true);
    this.observed.clear();
  }

  /** A frame shows another document: nothing in the tree around it has changed. */
  private readonly onLoad = (event: Event): void => {
    const frame = event.target as Node | null;
    if (frame?.nodeType === Node.ELEMENT_NODE && FRAMES.has(tagOf(frame as Element))) this.note(true);
  };

  private take(records: MutationRecord[]): void {
    if (records.length === 0) return;
    this.note(records.some(concernsControls) || (this.held && records.some(concernsList)));
  }

  private note(relevant: boolean): void {
    if (relevant) {
      this.stale = true;
      this.lastChange = performance.now();
    }
    if (!this.held) {
      if (relevant) this.ignore();
      return;
    }
    if (this.waiting && (relevant || this.waitsForAny || (this.wasBusy && !this.busy()) || this.dialog()))
      this.waiting("changed");
  }
}

const FRAMES = new Set(["iframe", "frame"]);
const LISTS = new Set(["select", "optgroup"]);

function concernsControls(record: MutationRecord): boolean {
  const target = record.target as Element;
  if (record.type === "attributes") return holdsControls(target);
  // What a shadow tree holds at its top hangs from no element.
  const isElement = target.nodeType === Node.ELEMENT_NODE;
  if (isElement && (LISTS.has(tagOf(target)) || matches(target, FLOATING_LIST))) return true;
  return someHoldsControls(record.addedNodes) || someHoldsControls(record.removedNodes);
}

/** An option of an open list may be hidden until what it waits for has come. */
function concernsList(record: MutationRecord): boolean {
  return record.type === "attributes" && closest(record.target as Element, FLOATING_LIST) !== null;
}

function someHoldsControls(nodes: NodeList): boolean {
  for (const node of nodes) {
    if (node.nodeType === Node.ELEMENT_NODE && holdsControls(node as Element)) return true;
  }
  return false;
}

function holdsControls(element: Element): boolean {
  if (matches(element, FLOATING_LIST)) return true;
  if (matches(element, BELONGS_TO_WIDGET)) return false;
  return matches(element, CONTROLS) || query(element, CONTROLS) !== null;
}
