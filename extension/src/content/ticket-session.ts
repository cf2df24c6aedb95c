import type { CardActions, Work } from "../card/state";
import type { Customer, Medium, PageMap } from "../generated/protocol";
import { openTicketPage, type TicketPage } from "../page/index";
import { now } from "../shared/clock";
import { PROGRESS_EVERY_MS, READING_FRESH_MS } from "../shared/constants";
import { failure, failureOf, QualitokenError } from "../shared/failure";
import { meantMedia, mediumKey } from "../shared/media";
import { CardSession } from "./card-session";
import { onCommand } from "./commands";
import { Progress } from "./progress";

/** Collected in the card later (pasting, typing); until then the page's own data is all there is. */
const NO_CUSTOMER: Customer = { name: null, cpf: null, cnpj: null, phones: [], email: null, protocol: null };

/** What the card said of an earlier reading, and a new one makes stale. */
const OUTDATED_BY_READING: ReadonlySet<Work["kind"]> = new Set(["choosing", "refused", "failed"]);

/** One ticket page: the card, the page engine, and the way from the click to the report. */
export class TicketSession {
  readonly #session = new CardSession("ticket");
  readonly #store = this.#session.store;
  readonly #link = this.#session.link;
  readonly #endCommands: () => void;
  #page: TicketPage;
  #map: PageMap;
  #endMissing: () => void = () => {};
  #stop: AbortController | null = null;

  constructor(map: PageMap) {
    this.#map = map;
    this.#page = this.#openPage(map);
    this.#endCommands = onCommand((command) => {
      if (command.type !== "click") return;
      this.#store.set({ collapsed: false });
      void this.#fill(command.clickedAt, false);
    });
    this.#session.show(this.#actions());
    this.#link.open();
    void this.#session.read(READING_FRESH_MS, false);
    void this.#useMapInForce();
    this.#describe();
    window.addEventListener("pageshow", this.#onPageShow);
  }

  close(): void {
    window.removeEventListener("pageshow", this.#onPageShow);
    this.#endCommands();
    this.#endMissing();
    this.#page.close();
    this.#session.close();
  }

  #actions(): CardActions {
    return {
      fill: (clickedAt) => void this.#fill(clickedAt, false),
      fillAnyway: (clickedAt) => void this.#fill(clickedAt, true),
      choose: (medium, clickedAt) => {
        this.#store.set({ chosen: mediumKey(medium) });
        void this.#fill(clickedAt, false);
      },
      stop: () => this.#stop?.abort(),
      undo: () => void this.#undo(),
      accept: (key) => void this.#accept(key),
      reveal: (key) => this.#page.reveal(key),
      readAgain: () => {
        if (OUTDATED_BY_READING.has(this.#store.get().work.kind))
          this.#store.set({ work: { kind: "ready" } });
        void this.#session.read(0, true);
      },
      openTicket: () => {},
      collapse: (collapsed) => this.#store.set({ collapsed }),
      close: null,
    };
  }

  /** The channel was closed while the page stood in the back/forward cache. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#link.open();
  };

  #openPage(map: PageMap): TicketPage {
    const page = openTicketPage(map, document);
    this.#endMissing = page.onMissingChanged((missing) => this.#store.set({ missing }));
    return page;
  }

  /** The host's page map takes the bundled one's place, if it says something else and nothing was done yet. */
  async #useMapInForce(): Promise<void> {
    const answer = await this.#link.ask({ type: "pages" }).catch(() => null); // the reading tells what is wrong
    const inForce = answer?.pages.find(({ id }) => id === this.#map.id);
    if (!inForce || JSON.stringify(inForce) === JSON.stringify(this.#map)) return;
    if (this.#store.get().work.kind !== "ready" || this.#page.canUndo()) return;
    this.#endMissing();
    this.#page.close();
    this.#map = inForce;
    this.#page = this.#openPage(inForce);
    this.#describe();
  }

  #describe(): void {
    const ticketNumber = this.#page.facts().ticket_number;
    this.#store.set({ ticketNumber });
    void this.#link.ask({ type: "describe", number: ticketNumber }).catch(() => undefined);
  }

  /** The one click: read, plan, fill, report. */
  async #fill(clickedAt: number, force: boolean): Promise<void> {
    const before = this.#store.get().work;
    if (before.kind === "preparing" || before.kind === "filling") return;
    this.#store.set({ work: { kind: "preparing" }, undo: { kind: "none" } });
    try {
      const result = await this.#session.read(READING_FRESH_MS, true);
      const medium = result && this.#meant(result.media);
      if (medium) await this.#carryOut(medium, clickedAt, force);
      else if (!result) this.#store.set({ work: before.kind === "done" ? before : { kind: "ready" } });
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  /** The medium that is meant; null: the card asks which. */
  #meant(media: readonly Medium[]): Medium | null {
    const meant = meantMedia(media);
    const chosen = meant.find((medium) => mediumKey(medium) === this.#store.get().chosen);
    if (meant.length > 1 && !chosen) {
      this.#store.set({ work: { kind: "choosing", media: meant } });
      return null;
    }
    const medium = chosen ?? meant[0] ?? media[0];
    if (!medium) throw new QualitokenError(failure("host_protocol_error", "media"));
    return medium;
  }

  async #carryOut(medium: Medium, clickedAt: number, force: boolean): Promise<void> {
    const plan = await this.#link.ask({
      type: "plan",
      params: {
        sop: null,
        token: medium,
        customer: NO_CUSTOMER,
        page: this.#page.facts(),
        answers: {},
        force,
      },
    });
    if (!plan.applies && !force) {
      this.#store.set({ work: { kind: "refused", plan } });
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    const progress = new Progress(PROGRESS_EVERY_MS, (done) =>
      this.#store.set({ work: { kind: "filling", plan, done } }),
    );
    try {
      const report = await this.#page.fill(plan, {
        signal: stop.signal,
        onStep: (step) => progress.add(step),
      });
      this.#recordTiming(clickedAt, now());
      this.#store.set({ work: { kind: "done", plan, report }, missing: report.missing });
    } finally {
      progress.end();
      this.#stop = null;
    }
  }

  #recordTiming(clickedAt: number, verifiedAt: number): void {
    void this.#link.ask({ type: "timing", clickedAt, verifiedAt }).catch(() => undefined);
  }

  #offerUndo(): void {
    this.#store.set({ undo: { kind: this.#page.canUndo() ? "possible" : "none" } });
  }

  async #undo(): Promise<void> {
    this.#store.set({ undo: { kind: "running" } });
    try {
      const { restored, failed } = await this.#page.undo();
      const undo = { kind: "undone", restored: restored.length, failed } as const;
      this.#store.set({ undo, work: { kind: "ready" }, missing: [] });
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
      this.#offerUndo();
    }
  }

  async #accept(key: string): Promise<void> {
    this.#store.set({ accepting: key });
    const step = await this.#page.accept(key).catch(() => null); // the row stays as it is
    const { work } = this.#store.get();
    this.#store.set({ accepting: null });
    if (step && work.kind === "done") {
      const steps = work.report.steps.map((before) => (before.key === key ? step : before));
      this.#store.set({ work: { ...work, report: { ...work.report, steps } } });
    }
  }
}
