import { type Mounted, mountCard } from "../card/mount";
import { type CardActions, type CardState, initialState } from "../card/state";
import { createStore, type Store } from "../card/store";
import type { TokensReadResult } from "../generated/protocol";
import { failureOf } from "../shared/failure";
import { chosenAmong, meantMedia, mediumKey } from "../shared/media";
import type { ChannelName } from "../shared/messages";
import { loadSettings, onSettingsChanged } from "../shared/settings";
import { WorkerLink } from "../shared/worker-link";

type CardChannel = Exclude<ChannelName, "options">;

const PLACES: Record<CardChannel, CardState["place"]> = {
  ticket: "ticket",
  notice: "elsewhere",
  panel: "panel",
};

/** What every page with a card has: the card's state, the line to the worker, and the tokens' readings. */
export class CardSession {
  readonly store: Store<CardState>;
  readonly link: WorkerLink;
  readonly #endSettings = onSettingsChanged(() => void this.#speakAsChosen());
  #mounted: Promise<Mounted> | null = null;

  /** `onChanged`: something was plugged in or out, and what was said of an earlier reading is out of date. */
  constructor(name: CardChannel, onChanged: () => void = () => {}) {
    this.store = createStore(initialState(PLACES[name]));
    this.link = new WorkerLink(name, (news) => {
      switch (news.news) {
        case "reading":
          void this.#take(news.result);
          break;
        case "provisional":
          this.store.set({ reading: { kind: "provisional", media: news.media } });
          break;
        case "failed":
          this.store.set({ reading: { kind: "failed", failure: news.failure } });
          break;
        case "changed":
          this.store.set({ reading: { kind: "reading" } });
          onChanged();
      }
    });
  }

  /** Shows the card; resolves when it stands on the page. */
  async show(actions: CardActions): Promise<void> {
    this.#mounted ??= mountCard(this.store, actions);
    await this.#mounted;
  }

  /** Where marks over the page are drawn. Rejects while no card is shown. */
  layer(): Promise<HTMLElement> {
    return this.#mounted?.then(({ layer }) => layer) ?? Promise.reject(new Error("no_card"));
  }

  /** Takes the card away and tells the worker that it is gone. */
  close(): void {
    void this.#mounted?.then(({ unmount }) => unmount());
    this.#mounted = null;
    this.#endSettings();
    this.link.close();
  }

  /** Draws the card again in the language that was chosen elsewhere; the worker sends the host's sentences. */
  async #speakAsChosen(): Promise<void> {
    await loadSettings();
    this.store.set({});
  }

  /** Shows a reading; of several media the one chosen another time is taken, if there is just one such. */
  async #take(result: TokensReadResult): Promise<void> {
    const { reading } = this.store.get();
    // A click is answered with the reading that the card shows already, if it is young: nothing is drawn anew for it.
    const isShown = reading.kind === "known" && JSON.stringify(reading.result) === JSON.stringify(result);
    if (!isShown) this.store.set({ reading: { kind: "known", result } });
    const meant = meantMedia(result.media);
    if (meant.length < 2 || chosenAmong(meant, this.store.get().chosen)) return;
    const serials = meant.map((medium) => medium.token?.serial ?? "");
    const place = await this.link.ask({ type: "recall_medium", serials }).catch(() => null);
    const medium = place === null ? undefined : meant[place];
    if (medium) this.store.set({ chosen: mediumKey(medium), remembered: true });
  }

  /** Reads the tokens; null when that failed, which the card then says. */
  async read(maxAgeMs: number, byAgent: boolean, moreTime = false): Promise<TokensReadResult | null> {
    if (moreTime || this.store.get().reading.kind === "failed") {
      this.store.set({ reading: { kind: "reading" } });
    }
    try {
      const result = await this.link.ask({ type: "read", maxAgeMs, byAgent, moreTime });
      await this.#take(result);
      return result;
    } catch (error) {
      this.store.set({ reading: { kind: "failed", failure: failureOf(error, "worker_lost") } });
      return null;
    }
  }
}
