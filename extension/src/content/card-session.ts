import { mountCard } from "../card/mount";
import { type CardActions, type CardState, initialState } from "../card/state";
import { createStore, type Store } from "../card/store";
import type { TokensReadResult } from "../generated/protocol";
import { failureOf } from "../shared/failure";
import type { ChannelName } from "../shared/messages";
import { WorkerLink } from "./worker-link";

/** What every page with a card has: the card's state, the line to the worker, and the tokens' readings. */
export class CardSession {
  readonly store: Store<CardState>;
  readonly link: WorkerLink;
  #unmount: Promise<() => void> | null = null;

  constructor(name: ChannelName) {
    this.store = createStore(initialState(name === "ticket" ? "ticket" : "elsewhere"));
    this.link = new WorkerLink(name, (news) => {
      if (news.news === "reading") this.store.set({ reading: { kind: "known", result: news.result } });
      else this.store.set({ reading: { kind: "provisional", media: news.media } });
    });
  }

  /** Shows the card. */
  show(actions: CardActions): void {
    this.#unmount ??= mountCard(this.store, actions);
  }

  /** Takes the card away and tells the worker that it is gone. */
  close(): void {
    void this.#unmount?.then((unmount) => unmount());
    this.#unmount = null;
    this.link.close();
  }

  /** Reads the tokens; null when that failed, which the card then says. */
  async read(maxAgeMs: number, byAgent: boolean): Promise<TokensReadResult | null> {
    if (this.store.get().reading.kind === "failed") this.store.set({ reading: { kind: "reading" } });
    try {
      const result = await this.link.ask({ type: "read", maxAgeMs, byAgent });
      this.store.set({ reading: { kind: "known", result } });
      return result;
    } catch (error) {
      this.store.set({ reading: { kind: "failed", failure: failureOf(error, "worker_lost") } });
      return null;
    }
  }
}
