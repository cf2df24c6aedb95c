import { NO_ACTIONS } from "../card/no-actions";
import { type CardActions, mediaOf } from "../card/state";
import { CardSession } from "../content/card-session";
import { PasteDesk } from "../content/paste";
import type { Guidance, Medium } from "../generated/protocol";
import { READING_FRESH_MS } from "../shared/constants";
import { mainMedium } from "../shared/media";

/** The side panel's card: the tokens' readings, pasted reports, and what to do with what was read. */
export class PanelSession {
  readonly #session = new CardSession("panel");
  readonly store = this.#session.store;
  readonly actions: CardActions;
  /** The medium that guidance was asked for. */
  #spokenOf: Medium | undefined;

  constructor() {
    const { store } = this;
    const { link } = this.#session;
    const paste = new PasteDesk({ store, link, onReading: () => undefined });
    this.actions = {
      ...NO_ACTIONS,
      readAgain: () => void this.#session.read(0, true),
      readWithMoreTime: () => void this.#session.read(0, true, true),
      paste: (what) => paste.open(what),
      takePasted: (text) => void paste.take(text),
      dropPastedReading: () => paste.dropReading(),
      openOptions: () => void link.ask({ type: "open_options" }).catch(() => undefined),
    };
    store.watch((state) => {
      const medium = mainMedium(mediaOf(state), state.chosen);
      if (medium === this.#spokenOf) return;
      this.#spokenOf = medium;
      void this.#guide(medium);
    });
    link.open();
    void this.#session.read(READING_FRESH_MS, true);
  }

  /** Shows what the procedure for the medium's state says; nothing if a ticket is to be filled, or no procedure says anything. */
  async #guide(medium: Medium | undefined): Promise<void> {
    const guidance = medium?.confirmed ? await this.#guidanceFor(medium).catch(() => null) : null;
    if (medium === this.#spokenOf) this.store.set({ guidance });
  }

  async #guidanceFor(token: Medium): Promise<Guidance | null> {
    const { pages } = await this.#session.link.askHost("pages.list", {});
    const [map] = pages;
    if (!map) return null;
    const page = { map: map.id, ticket_number: null, fields: {} };
    const nothing = { candidates: [], lines: {}, answers: {}, filled: null, answered: null };
    const params = { ...nothing, sop: null, token, page, force: false };
    return (await this.#session.link.askHost("ticket.prepare", params)).guidance;
  }
}
