import type { CardState } from "../card/state";
import type { Store } from "../card/store";
import type { FillReport, StepReport } from "../generated/protocol";
import { isTranslated, type TicketPage } from "../page/index";

interface Place {
  store: Store<CardState>;
  page: () => TicketPage;
}

/** What becomes of a field or an option whose name has been translated into words that nobody knows. */
const LOST: ReadonlySet<StepReport["status"]> = new Set(["not_found", "no_such_option"]);

/** Follows whether the browser has translated the ticket, so that not all of its fields can be told any more. */
export class Translation {
  readonly #observer = new MutationObserver(() => this.look());

  constructor(readonly place: Place) {
    // Chrome says it on the page's own element, there and back; nothing else is followed until somebody clicks.
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  }

  /** Whether it is translated beyond recognition. A ticket that shows its fields all the same is filled. */
  look(): boolean {
    const translated = isTranslated(document) && !this.place.page().isEvident();
    if (translated !== this.place.store.get().translated) this.place.store.set({ translated });
    return translated;
  }

  /** Whether that is why a fill has left something out: what was found is filled, in whatever language it stands. */
  judge({ steps }: FillReport): void {
    const translated = steps.some(({ status }) => LOST.has(status)) && isTranslated(document);
    if (translated !== this.place.store.get().translated) this.place.store.set({ translated });
  }

  close(): void {
    this.#observer.disconnect();
  }
}
