/**
 * Lets the agent point at a control. A transparent shield in our own closed shadow root lies over the page, so that no handler
 * of the page gets the click; Tab and Enter do the same without a mouse, Esc ends it. Only trusted events count.
 */

import type { Target } from "../../page/locate/taught";
import { FLASH_MS } from "../../shared/constants";
import { Choices } from "./choices";
import { Mark } from "./mark";
import { elementUnder } from "./under-pointer";

export interface PointOptions {
  /** An element in the card's shadow root, below the card. */
  layer: HTMLElement;
  targets: readonly Target[];
  /** What to do, for screen readers. */
  instruction: string;
  /** Ends it from outside. */
  signal: AbortSignal;
}

/** The control that the agent points at; null: cancelled. */
export function point({ layer, targets, instruction, signal }: PointOptions): Promise<Target | null> {
  const document = layer.ownerDocument;
  const choices = new Choices(targets, document);
  const shield = document.createElement("div");
  const mark = new Mark();
  let current: Target | null = null;

  const show = (target: Target | null) => {
    current = target;
    if (target) mark.show(choices.areaOf(target), target.label);
    else mark.hide();
  };
  const step = (by: 1 | -1) => {
    if (targets.length === 0) return;
    const place = current ? targets.indexOf(current) : by === 1 ? -1 : targets.length;
    const next = targets[(place + by + targets.length) % targets.length] ?? null;
    next?.elements[0]?.scrollIntoView({ block: "center" });
    show(next);
  };

  return new Promise((resolve) => {
    const ended = new AbortController();
    const listening = { signal: ended.signal };
    const end = (picked: Target | null) => {
      ended.abort();
      shield.remove();
      if (picked) mark.flash(choices.areaOf(picked), FLASH_MS);
      else mark.remove();
      resolve(picked);
    };
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      Escape: () => end(null),
      Tab: (event) => step(event.shiftKey ? -1 : 1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => current && end(current),
    };
    shield.className = "shield";
    shield.tabIndex = -1;
    shield.setAttribute("role", "application");
    shield.setAttribute("aria-label", instruction);
    shield.addEventListener(
      "pointermove",
      (event) => {
        const element = elementUnder(document, event.clientX, event.clientY);
        if (event.isTrusted) show(element && choices.meant(element));
      },
      listening,
    );
    shield.addEventListener(
      "click",
      (event) => {
        if (!event.isTrusted) return;
        const element = elementUnder(document, event.clientX, event.clientY);
        const target = element && choices.meant(element);
        if (target) end(target);
      },
      listening,
    );
    shield.addEventListener(
      "keydown",
      (event) => {
        const act = keys[event.key];
        if (!event.isTrusted || !act) return;
        event.preventDefault();
        act(event);
      },
      listening,
    );
    layer.getRootNode().addEventListener(
      "keydown",
      (event) => {
        if (event.isTrusted && (event as KeyboardEvent).key === "Escape") end(null);
      },
      listening,
    );
    const follow = () => show(current);
    window.addEventListener("scroll", follow, { ...listening, capture: true, passive: true });
    window.addEventListener("resize", follow, listening);
    signal.addEventListener("abort", () => end(null), listening);
    layer.append(shield, mark.element);
    shield.focus({ preventScroll: true });
  });
}
