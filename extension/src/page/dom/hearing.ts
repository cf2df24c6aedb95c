/** Hears events in a page and in every frame of the same origin, before the page's own handlers do. Changes nothing. */

import { documentIn, queryTree, tagOf, windowOf } from "./dom";
import type { Root } from "./walk";

const FRAME = "iframe, frame";

/** One listener on all windows of a page, also those of frames that are loaded later. */
export class Hearing {
  readonly #end = new AbortController();
  readonly #heard = new WeakSet<Root>();
  readonly #types: readonly string[];
  readonly #listener: (event: Event) => void;

  constructor(types: readonly string[], listener: (event: Event) => void) {
    this.#types = types;
    this.#listener = listener;
  }

  /** Hears a tree, with the frames in it. What happens in a shadow tree reaches its window, only its frames do not. */
  hear(root: Root): void {
    if (this.#heard.has(root)) return;
    this.#heard.add(root);
    const options = { capture: true, passive: true, signal: this.#end.signal };
    if (root.nodeType === Node.DOCUMENT_NODE) {
      const window = windowOf(root as Document);
      for (const type of this.#types) window?.addEventListener(type, this.#listener, options);
    }
    root.addEventListener("load", this.#onLoad, options);
    for (const frame of Array.from(queryTree(root, FRAME))) this.#hearFrame(frame);
  }

  /** Hears nothing more. */
  close(): void {
    this.#end.abort();
  }

  readonly #onLoad = (event: Event): void => {
    const frame = event.target as Node | null;
    if (frame?.nodeType !== Node.ELEMENT_NODE) return;
    if (FRAME.includes(tagOf(frame as Element))) this.#hearFrame(frame as Element);
  };

  #hearFrame(frame: Element): void {
    const inner = documentIn(frame);
    if (inner) this.hear(inner);
  }
}
