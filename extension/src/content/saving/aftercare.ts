import type { CardState } from "../../card/state";
import type { Store } from "../../card/store";
import type { PageMap } from "../../generated/protocol";
import type { TicketPage } from "../../page/index";
import { SAVING_LOOK_MS } from "../../shared/constants";
import type { WorkerLink } from "../../shared/worker-link";
import { fieldNamed } from "./field-named";
import { openWindows, whatItSays } from "./page-says";
import { openRelatedTab, relatedNumbers } from "./related";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  page: () => TicketPage;
  map: () => PageMap;
  /** The ticket was saved: nothing of the customer is kept any longer. */
  onSaved(): void;
}

/**
 * What follows SALVAR: the page's own word on it, the related ticket's number, the message to the customer. The page is
 * observed, never asked in a loop, and of its controls only the tab with the related tickets is pressed.
 */
export class Aftercare {
  readonly #observer = new MutationObserver(() => this.#soon());
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since the last look. */
  #changed = false;
  #message = "";
  /** The message window that was understood last: it stays open until the agent closes it. */
  #heard: Element | null = null;
  #tabOpened = false;

  constructor(readonly place: Place) {}

  /** After a fill: waits for what the page says of SALVAR. */
  watch(message: string): void {
    this.#message = message;
    this.place.store.set({ saved: null });
    this.#observe();
  }

  /** On a page that was opened by saving: goes on where the page before it stopped. */
  async resume(): Promise<void> {
    const number = this.place.page().facts().ticket_number;
    if (number === null) return;
    const message = await this.place.link.ask({ type: "saved_before", number, client: this.#client() });
    if (message === null || this.place.store.get().work.kind !== "ready") return;
    this.place.store.set({ saved: { kind: "saved", message, numbers: [], chosen: null } });
    this.#observe();
    this.#look();
  }

  /** Of several related tickets the agent says which one is meant. */
  choose(number: string): void {
    const { saved } = this.place.store.get();
    if (saved?.kind === "saved") this.place.store.set({ saved: { ...saved, chosen: number } });
  }

  /** The agent is through. */
  end(): void {
    this.close();
    this.place.store.set({ saved: null });
    void this.place.link.ask({ type: "saved_end" }).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
  }

  #observe(): void {
    this.#observer.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden"],
    });
  }

  /** Looks at once, then not again for a moment: a window that is closed at once was seen, a page that churns costs little. */
  #soon(): void {
    if (this.#timer !== undefined) {
      this.#changed = true;
      return;
    }
    this.#look();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#changed) this.#soon();
    }, SAVING_LOOK_MS);
  }

  #look(): void {
    this.#changed = false;
    const windows = openWindows(this.place.map(), document);
    if (windows.length > 0) this.#hear(windows);
    else {
      this.#heard = null;
      if (this.place.store.get().saved?.kind === "saved") this.#seek();
    }
  }

  #hear(windows: readonly Element[]): void {
    for (const window of windows) {
      if (window === this.#heard) return;
      const says = whatItSays(window, this.place.map());
      if (!says) continue;
      this.#heard = window;
      if (says.kind === "saved") this.#noteSaved();
      else this.#noteRefused(says.names);
      return;
    }
  }

  #noteRefused(names: readonly string[]): void {
    const { fields } = this.place.page().facts();
    const isEmpty = (key: string) => (fields[key]?.value ?? "") === "";
    const map = this.place.map();
    const named = names.map((name) => ({ name, key: fieldNamed(name, map, isEmpty) }));
    this.place.store.set({ saved: { kind: "refused", fields: named }, collapsed: false });
  }

  #noteSaved(): void {
    const message = this.#message;
    void this.place.link.ask({ type: "saved", message, client: this.#client() }).catch(() => undefined);
    this.place.store.set({ saved: { kind: "saved", message, numbers: [], chosen: null }, collapsed: false });
    this.place.onSaved();
  }

  /** Opens the tab once, then waits until a number stands there; it may come late, or after the page was loaded anew. */
  #seek(): void {
    const { store, link, page, map } = this.place;
    const { saved } = store.get();
    if (saved?.kind !== "saved" || page().state() !== "existing_ticket") return;
    const numbers = relatedNumbers(map(), document, page().facts().ticket_number);
    if (numbers.length === 0) {
      this.#tabOpened ||= openRelatedTab(map(), document);
    } else if (numbers.join() !== saved.numbers.join()) {
      const [only] = numbers;
      void link.ask({ type: "saved_complete" }).catch(() => undefined);
      store.set({ saved: { ...saved, numbers, chosen: numbers.length === 1 && only ? only : saved.chosen } });
    }
  }

  /** Whom the ticket is about, to know it again: the first code that the page looks up. */
  #client(): string | null {
    const key = this.place.map().fields.find(({ control }) => control === "lookup")?.key;
    return (key && this.place.page().facts().fields[key]?.value) || null;
  }
}
