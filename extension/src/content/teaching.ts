import type { CardState } from "../card/state";
import type { Store } from "../card/store";
import type { PageMap, Taught } from "../generated/protocol";
import type { Target, TicketPage } from "../page/index";
import { failureOf } from "../shared/failure";
import { t } from "../shared/i18n";
import { allTaught, forgetTaught, isHere, keepTaught, onTaughtChanged, taughtHere } from "../shared/taught";
import type { WorkerLink } from "../shared/worker-link";
import { loadTools } from "./load-tools";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  /** Where marks are drawn, below the card. */
  layer: () => Promise<HTMLElement>;
  page: () => TicketPage;
  map: () => PageMap;
}

/** Lets the agent show where a field is, keeps it, and tells the page engine. */
export class Teaching {
  /** Settled when the page engine knows what was taught before. */
  ready: Promise<void> = Promise.resolve();
  #pointing: AbortController | null = null;
  readonly #endListening: () => void;

  constructor(readonly place: Place) {
    this.#endListening = onTaughtChanged(() => this.apply());
  }

  /** Tells the page engine what was taught on this site. */
  apply(): void {
    const page = this.place.page();
    const map = this.place.map();
    this.ready = taughtHere(map.id)
      .catch(() => new Map()) // the extension was just updated
      .then((here) => {
        for (const { key, taught } of map.fields) page.teach(key, here.get(key) ?? taught);
      });
  }

  /** Asks which field is to be shown. */
  choose(): void {
    const fields = this.place.map().fields.map(({ key, title }) => ({ key, title }));
    this.#show({ kind: "choosing", fields });
  }

  /**
   * Lets the agent point at the control of a field, tries it at once and keeps it; null: nothing was kept. `left`: how many
   * fields are asked for after it.
   */
  async teach(key: string, left = 0): Promise<Taught | null> {
    const title = this.place.map().fields.find((field) => field.key === key)?.title;
    if (title === undefined) return null;
    this.stop();
    const pointing = new AbortController();
    this.#pointing = pointing;
    try {
      const { point } = await loadTools(this.place.link);
      const layer = await this.place.layer();
      if (this.#pointing !== pointing) return null;
      const pointed = point({
        layer,
        targets: this.place.page().targets(),
        instruction: t("teach_pointing", title),
        signal: pointing.signal,
      });
      this.#show({ kind: "pointing", key, title, left }); // only now: a click before would have reached the page
      const picked = await pointed;
      if (this.#pointing !== pointing) return null;
      this.#pointing = null;
      if (picked) return await this.#take(key, title, picked);
      this.#show(null);
    } catch (error) {
      this.#show({ kind: "failed", failure: failureOf(error, "page_failed") });
    }
    return null;
  }

  /** Ends pointing and what is said about it. */
  stop(): void {
    this.#pointing?.abort();
    this.#pointing = null;
    this.#show(null);
  }

  /** Forgets a field that was taught here. */
  async forget(key: string): Promise<void> {
    await forgetTaught({ origin: globalThis.origin, map: this.place.map().id, key });
    this.#show(null);
  }

  close(): void {
    this.#pointing?.abort();
    this.#endListening();
  }

  async #take(key: string, title: string, { address, elements, label }: Target): Promise<Taught | null> {
    const page = this.place.page();
    const map = this.place.map();
    const before = await this.#takeAway(key, elements);
    page.teach(key, address);
    const found = page.whereIs(key);
    if (!found || !elements.includes(found)) {
      page.teach(key, before);
      this.#show({ kind: "unsure", key, title });
      return null;
    }
    await keepTaught([{ origin: globalThis.origin, map: map.id, key, title, taught: address }]);
    this.#show({ kind: "taught", key, title, label });
    return address;
  }

  /** Forgets other fields that were shown at the same control; returns what was known of this one. */
  async #takeAway(key: string, elements: readonly Element[]) {
    const page = this.place.page();
    const map = this.place.map();
    const here = (await allTaught()).filter((field) => isHere(field, map.id));
    for (const other of here) {
      const found = other.key === key ? null : page.whereIs(other.key);
      if (found && elements.includes(found)) await forgetTaught(other);
    }
    const own = here.find((field) => field.key === key)?.taught;
    return own ?? map.fields.find((field) => field.key === key)?.taught ?? null;
  }

  #show(teaching: CardState["teaching"]): void {
    this.place.store.set({ teaching });
  }
}
