import { NO_ACTIONS } from "../card/no-actions";
import type { CardActions } from "../card/state";
import type { PageState } from "../generated/protocol";
import { READING_FRESH_MS } from "../shared/constants";
import type { Command } from "../shared/messages";
import { CardSession } from "./card-session";
import { onCommand } from "./commands";
import type { Current } from "./current";

/** What works behind the card of a ticket page. */
export interface Engine {
  readonly actions: CardActions;
  command(command: Command): void;
  /** Something was plugged in or out: what was said of an earlier reading is out of date. */
  outdate(): void;
  close(): void;
}

/** The card of a ticket page. It stands before its engine is there; what it is asked for meanwhile is done then. */
export class TicketCard implements Current {
  readonly kind = "ticket";
  readonly session = new CardSession("ticket", () => this.#engine?.outdate());
  /** Resolved when the card stands on the page. */
  readonly shown: Promise<void>;
  #engine: Engine | null = null;
  #waiting: ((engine: Engine) => void)[] = [];
  readonly #endCommands = onCommand((command) => this.#hand((engine) => engine.command(command)));

  /** `map`: the page map that knows the page; null: none does, and the agent wants to try. */
  constructor(
    readonly map: string | null,
    page: PageState,
  ) {
    this.session.store.set({ page, interrupted: globalThis.qualitokenCurrent?.interrupted ?? null });
    this.shown = this.session.show(this.#actions());
    this.session.link.open();
    void this.session.read(READING_FRESH_MS, false);
  }

  /** Whether the engine has still to come. */
  get vacant(): boolean {
    return this.#engine === null;
  }

  /** Gives the card its engine. */
  take(engine: Engine): void {
    this.#engine = engine;
    for (const waiting of this.#waiting.splice(0)) waiting(engine);
  }

  close(): void {
    this.#endCommands();
    this.#engine?.close();
    this.session.close();
  }

  #hand(act: (engine: Engine) => void): void {
    if (this.#engine) act(this.#engine);
    else this.#waiting.push(act);
  }

  /** The engine's actions, whenever it comes. */
  #actions(): CardActions {
    const names = Object.keys(NO_ACTIONS) as (keyof CardActions)[];
    const handed = names.map((name) => {
      const act = (...given: unknown[]) =>
        this.#hand(({ actions }) => (actions[name] as ((...given: unknown[]) => void) | null)?.(...given));
      return [name, act];
    });
    return { ...(Object.fromEntries(handed) as CardActions), close: NO_ACTIONS.close };
  }
}
