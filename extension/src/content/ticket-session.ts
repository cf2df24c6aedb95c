import { NO_ACTIONS } from "../card/no-actions";
import { type CardActions, mediaOf, SESSION_EXPIRED, type Work } from "../card/state";
import type { FillPlan, Medium, PageMap, PageState } from "../generated/protocol";
import { openTicketPage, SAVED, type TicketPage } from "../page/index";
import { now } from "../shared/clock";
import { PROGRESS_EVERY_MS, READING_FRESH_MS } from "../shared/constants";
import { failure, failureOf, QualitokenError } from "../shared/failure";
import { meantMedia, mediumKey } from "../shared/media";
import { afterDrawing } from "./after-drawing";
import { CardSession } from "./card-session";
import { onCommand } from "./commands";
import type { CustomerDesk } from "./customer/desk";
import { PasteDesk } from "./paste";
import { forCompletion } from "./plan-changes";
import { Planner } from "./planner";
import { Progress } from "./progress";
import { Aftercare } from "./saving/aftercare";
import { CLOSED, onLeaving, onSessionEnd } from "./session-guard";
import { copyStructure } from "./structure";
import { Teaching } from "./teaching";

/** ms. What is completed leaves the card as it is: the agent's pointer is on its way to the next question. */
const NEVER_MS = 2 ** 31 - 1;

/** What the card said of an earlier reading, and a new one makes stale. */
const OUTDATED_BY_READING: ReadonlySet<Work["kind"]> = new Set(["choosing", "refused", "failed"]);

/** One ticket page: the card, the page engine, and the way from the click to the report. */
export class TicketSession {
  readonly #session = new CardSession("ticket", () => this.#outdate());
  readonly #store = this.#session.store;
  readonly #link = this.#session.link;
  readonly #endCommands: () => void;
  readonly #teaching: Teaching;
  readonly #planner: Planner;
  readonly #customer: CustomerDesk;
  readonly #paste: PasteDesk;
  readonly #aftercare: Aftercare;
  #page: TicketPage;
  #map: PageMap;
  #endMissing: () => void = () => {};
  #stop: AbortController | null = null;
  /** The medium of the last plan: what is plugged in later changes nothing about it. */
  #medium: Medium | null = null;
  #completing: Promise<void> = Promise.resolve();

  /** `attempt`: the page is not recognised as a ticket, the agent wants to try. */
  constructor(map: PageMap, attempt: "fill" | "teach" | null = null) {
    this.#map = map;
    this.#teaching = new Teaching({
      store: this.#store,
      link: this.#link,
      layer: () => this.#session.layer(),
      page: () => this.#page,
      map: () => this.#map,
    });
    const place = { store: this.#store, link: this.#link };
    this.#planner = new Planner({ ...place, page: () => this.#page });
    this.#customer = this.#planner.customer;
    this.#paste = new PasteDesk({
      ...place,
      onCustomer: (found) => this.#customer.take(found),
      onReading: () => this.#outdate(),
    });
    this.#aftercare = new Aftercare({
      ...place,
      page: () => this.#page,
      map: () => this.#map,
      onSaved: () => this.#planner.forget(),
    });
    this.#page = this.#openPage(map);
    this.#teaching.apply();
    this.#endCommands = onCommand((command) => {
      if (command.type !== "click") return;
      this.#store.set({ collapsed: false });
      this.#look();
      if (!SAVED.has(this.#store.get().page)) void this.#fill(command.clickedAt, false);
    });
    this.#look();
    const shown = this.#session.show(this.#actions());
    if (attempt === "teach") this.#teaching.choose();
    this.#link.open();
    void this.#session.read(READING_FRESH_MS, false);
    void this.#useMapInForce();
    void shown.then(afterDrawing).then(() => this.#readPage()); // it takes longer than drawing the card
    window.addEventListener("pageshow", this.#onPageShow);
    document.addEventListener("focusin", this.#onFocus);
  }

  close(): void {
    window.removeEventListener("pageshow", this.#onPageShow);
    document.removeEventListener("focusin", this.#onFocus);
    this.#teaching.close();
    this.#aftercare.close();
    this.#endCommands();
    this.#endMissing();
    this.#page.close();
    this.#session.close();
  }

  #actions(): CardActions {
    return {
      ...NO_ACTIONS,
      fill: (clickedAt) => void this.#fill(clickedAt, false),
      fillAnyway: (clickedAt) => void this.#fill(clickedAt, true),
      choose: (medium, clickedAt) => {
        this.#store.set({ chosen: mediumKey(medium), remembered: false });
        this.#rememberChoice(medium);
        void this.#fill(clickedAt, false);
      },
      stop: () => this.#stop?.abort(),
      undo: () => void this.#undo(),
      accept: (key) => void this.#accept(key),
      reveal: (key) => this.#page.reveal(key),
      chooseOther: () => {
        const media = meantMedia(mediaOf(this.#store.get()));
        if (media.length > 1) this.#store.set({ work: { kind: "choosing", media } });
      },
      readAgain: () => {
        this.#outdate();
        void this.#session.read(0, true);
      },
      paste: (what) => this.#paste.open(what),
      takePasted: (text) => void this.#paste.take(text),
      dropPastedReading: () => this.#paste.dropReading(),
      openCustomer: (open) => this.#customer.open(open),
      typeCustomer: (key, text) => this.#customer.type(key, text),
      chooseCustomer: (key, offer) => this.#customer.choose(key, offer),
      choosePerson: (person) => this.#customer.choosePerson(person),
      forgetCustomer: () => this.#customer.forget(),
      answer: (key, option) => {
        this.#store.set({ answers: { ...this.#store.get().answers, [key]: option } });
        this.#complete(now(), key);
      },
      complete: (clickedAt) => this.#complete(clickedAt, null),
      chooseNumber: (number) => this.#aftercare.choose(number),
      endSaved: () => this.#aftercare.end(),
      teach: (key) => (key === null ? this.#teaching.choose() : void this.#teaching.teach(key)),
      stopTeaching: () => this.#teaching.stop(),
      forgetTaught: (key) => void this.#teaching.forget(key),
      fillTaught: (clickedAt) => void this.#fillTaught(clickedAt),
      copyStructure: () => void copyStructure(this.#session),
      openOptions: () => void this.#link.ask({ type: "open_options" }).catch(() => undefined),
      collapse: (collapsed) => this.#store.set({ collapsed }),
    };
  }

  /** Takes back what the card said of an earlier reading; a fill and its report stay. */
  #outdate(): void {
    if (OUTDATED_BY_READING.has(this.#store.get().work.kind)) this.#store.set({ work: { kind: "ready" } });
  }

  #rememberChoice(medium: Medium): void {
    const serial = medium.token?.serial;
    if (serial) void this.#link.ask({ type: "remember_medium", serial }).catch(() => undefined);
  }

  /** The channel was closed while the page stood in the back/forward cache. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#link.open();
  };

  /** An edit window of a saved ticket was opened or closed; a new ticket was saved. */
  readonly #onFocus = (event: FocusEvent): void => {
    if (!event.isTrusted) return;
    if (SAVED.has(this.#store.get().page)) this.#look();
    if (this.#customer.inUse) this.#customer.followPageSoon(); // another customer may have been named
  };

  #openPage(map: PageMap): TicketPage {
    const page = openTicketPage(map, document);
    this.#endMissing = page.onMissingChanged((missing) => this.#store.set({ missing }));
    return page;
  }

  /** Notes what the page is showing now. */
  #look(): PageState {
    const page = this.#page.state();
    if (page !== this.#store.get().page) this.#store.set({ page });
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
    this.#teaching.apply();
    this.#look();
    this.#describe();
  }

  /** Reads what the page shows, for the first time. */
  #readPage(): void {
    this.#describe();
    void this.#aftercare.resume().catch(() => undefined); // the reading tells what is wrong
  }

  /** Looks at the whole page, so that a click finds its fields known, and tells the worker which ticket it is. */
  #describe(): void {
    const page = this.#page;
    void page.prepare().then(() => {
      if (page !== this.#page) return;
      const ticketNumber = page.facts().ticket_number;
      this.#store.set({ ticketNumber });
      void this.#link.ask({ type: "describe", number: ticketNumber }).catch(() => undefined);
    });
  }

  /** The one click: read, plan, fill, report. */
  async #fill(clickedAt: number, force: boolean): Promise<void> {
    const before = this.#store.get().work;
    if (before.kind === "preparing" || before.kind === "filling") return;
    if (CLOSED.has(this.#look())) {
      if (before.kind !== "done") this.#store.set({ work: { kind: "ready" } });
      return;
    }
    this.#teaching.stop();
    this.#store.set({ work: { kind: "preparing" }, undo: { kind: "none" }, structure: null });
    try {
      await Promise.all([this.#teaching.ready, this.#completing]);
      const media = await this.#media();
      const medium = media && this.#meant(media);
      if (medium) await this.#carryOut(medium, clickedAt, force);
      else if (!media) this.#store.set({ work: before.kind === "done" ? before : { kind: "ready" } });
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  /** The media of the pasted report, else of this computer; null: these could not be read. */
  async #media(): Promise<readonly Medium[] | null> {
    const { pastedReading } = this.#store.get();
    if (pastedReading) return pastedReading.media;
    return (await this.#session.read(READING_FRESH_MS, true))?.media ?? null;
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
    this.#medium = medium;
    const plan = await this.#planner.plan(medium, force);
    if (!plan.applies && !force) {
      this.#store.set({ work: { kind: "refused", plan } });
      return;
    }
    await this.#follow(plan, clickedAt);
  }

  /** Fills what has come to be known since the last fill: an answer, the customer's data. */
  #complete(clickedAt: number, answered: string | null): void {
    this.#completing = this.#completing.then(() => this.#completeNow(clickedAt, answered));
  }

  async #completeNow(clickedAt: number, answered: string | null): Promise<void> {
    const { work } = this.#store.get();
    if (work.kind !== "done" || !this.#medium || CLOSED.has(this.#look())) return;
    try {
      const plan = await this.#planner.plan(this.#medium, true);
      const completion = forCompletion(plan, work.report, this.#page.facts(), answered);
      await this.#follow(completion, clickedAt, NEVER_MS);
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  /** Fills by a plan, shows how far it is, and what came of it. */
  async #follow(plan: FillPlan, clickedAt: number, showEveryMs = PROGRESS_EVERY_MS): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const endGuard = onSessionEnd(this.#page, document, () => stop.abort());
    const progress = new Progress(showEveryMs, (done) =>
      this.#store.set({ work: { kind: "filling", plan, done } }),
    );
    const endLeaving = onLeaving(() => {
      void this.#link.ask({ type: "interrupted", titles: progress.filled() }).catch(() => undefined);
    });
    try {
      const report = await this.#page.fill(plan, {
        signal: stop.signal,
        onStep: (step) => progress.add(step),
      });
      this.#recordTiming(clickedAt, now());
      if (CLOSED.has(this.#look())) report.stopped = SESSION_EXPIRED;
      this.#store.set({ work: { kind: "done", plan, report }, missing: report.missing });
      this.#aftercare.watch(plan.customer_message);
    } finally {
      endGuard();
      endLeaving();
      progress.end();
      this.#stop = null;
    }
  }

  /** Fills again by the last plan, so that what comes after the taught field is reached too. */
  async #fillTaught(clickedAt: number): Promise<void> {
    const { work } = this.#store.get();
    if (work.kind !== "done") return this.#fill(clickedAt, false);
    this.#teaching.stop();
    try {
      await this.#teaching.ready;
      await this.#follow(work.plan, clickedAt);
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  #recordTiming(clickedAt: number, verifiedAt: number): void {
    void this.#link.ask({ type: "timing", clickedAt, verifiedAt }).catch(() => undefined);
  }

  #offerUndo(): void {
    this.#store.set({ undo: { kind: this.#page.canUndo() ? "possible" : "none" } });
  }

  async #undo(): Promise<void> {
    this.#store.set({ undo: { kind: "running" } });
    await this.#completing;
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
