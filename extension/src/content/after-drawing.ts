import { DRAWN_AFTER_MS } from "../shared/constants";

/** Resolves when the browser has drawn what was changed just now; in a tab that is not shown, a moment later. */
export function afterDrawing(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, DRAWN_AFTER_MS);
  });
}
