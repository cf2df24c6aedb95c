import { NO_ACTIONS } from "../card/no-actions";
import { type CardActions, mediaOf } from "../card/state";
import type { Medium, PageMap, PageState } from "../generated/protocol";
import { openTicketPage, SAVED, type TicketPage } from "../page/index";
import type { Attempt } from "../shared/attempt";
import { now } from "../shared/clock";
import { meantMedia, mediumKey } from "../shared/media";
import type { Command } from "../shared/messages";
import { afterDrawing } from "./after-drawing";
import type { CardSession } from "./card-session";
import { Checking } from "./checking";
import type { CustomerLines } from "./customer/customer-lines";
import { Filling } from "./filling";
import { PasteDesk } from "./paste";
import { Planner } from "./planner";
import { Aftercare } from "./saving/aftercare";
import { copyStructure } from "./structure";
import { Teaching } from "./teaching";
import type { Engine, TicketCard } from "./ticket-card";
import { Translation } from "./translation";

/** One ticket page: the page engine, and the way from the click in the card to the report. */
export class TicketSession implements Engine {
  readonly actions = this.#actions();
  readonly #session: CardSession;
  readonly #store: CardSession["store"];
  readonly #link: CardSession["link"];
  readonly #teaching: Teaching;
  readonly #planner: Planner;
  readonly #customer: CustomerLines;
  readonly #paste: PasteDesk;
  readonly #aftercare: Aftercare;
  readonly #filling: Filling;
  readonly #translation: Translation;
  readonly #checking: Checking;
  #page: TicketPage;
  #map: PageMap;
  #endMissing: () => void = () => {};

  /** `attempt`: the page is not recognised as a ticket, the agent wants to try. */
  constructor({ session, shown }: TicketCard, map: PageMap, attempt: Attempt | null) {
    this.#session = session;
    this.#store = session.store;
    this.#link = session.link;
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
      onReading: () => this.outdate(),
    });
    this.#aftercare = new Aftercare({
      ...place,
      page: () => this.#page,
      map: () => this.#map,
      onSaved: () => {
        this.#planner.forget();
        this.#page.forgetAgent();
      },
    });
    this.#page = this.#openPage(map);
    this.#translation = new Translation({ store: this.#store, page: () => this.#page });
    this.#checking = new Checking({
      ...place,
      teaching: this.#teaching,
      translation: this.#translation,
      layer: () => this.#session.layer(),
      page: () => this.#page,
      map: () => this.#map,
    });
    this.#filling = new Filling({
      session,
      planner: this.#planner,
      teaching: this.#teaching,
      aftercare: this.#aftercare,
      translation: this.#translation,
      page: () => this.#page,
      look: () => this.#look(),
    });
    this.#teaching.apply();
    if (attempt === "teach") this.#teaching.choose();
    void this.#useMapInForce();
    this.#askInterrupted();
    void shown.then(afterDrawing).then(() => this.#readPage()); // it takes longer than drawing the card
    window.addEventListener("pageshow", this.#onPageShow);
    document.addEventListener("focusin", this.#onFocus);
  }

  close(): void {
    window.removeEventListener("pageshow", this.#onPageShow);
    document.removeEventListener("focusin", this.#onFocus);
    this.#teaching.close();
    this.#aftercare.close();
    this.#translation.close();
    this.#checking.end();
    this.#endMissing();
    this.#page.close();
  }

  command(command: Command): void {
    if (command.type === "interrupted") this.#askInterrupted();
    if (command.type === "check") void this.#checking.run();
    if (command.type !== "click") return;
    this.#checking.end();
    this.#store.set({ collapsed: false });
    if (!SAVED.has(this.#look())) void this.#filling.fill(command.clickedAt, false);
  }

  outdate(): void {
    this.#filling.outdate();
  }

  #actions(): CardActions {
    return {
      ...NO_ACTIONS,
      checkPage: () => void this.#checking.run(),
      teachMissing: () => void this.#checking.teachMissing(),
      skipTeaching: () => this.#checking.skip(),
      exportMap: () => void this.#checking.exportMap(),
      endCheck: () => this.#checking.end(),
      fill: (clickedAt) => void this.#filling.fill(clickedAt, false),
      fillAnyway: (clickedAt) => void this.#filling.fill(clickedAt, true),
      choose: (medium, clickedAt) => {
        this.#store.set({ chosen: mediumKey(medium), remembered: false });
        this.#rememberChoice(medium);
        void this.#filling.fill(clickedAt, false);
      },
      chooseProcedure: (sop, clickedAt) => void this.#filling.fillBy(sop, clickedAt),
      stop: () => this.#filling.stop(),
      undo: () => void this.#filling.undo(),
      accept: (key) => void this.#filling.accept(key),
      reveal: (key) => this.#page.reveal(key),
      chooseOther: () => {
        const media = meantMedia(mediaOf(this.#store.get()));
        if (media.length > 1) this.#store.set({ work: { kind: "choosing", media } });
      },
      readAgain: () => {
        this.outdate();
        void this.#session.read(0, true);
      },
      readWithMoreTime: () => {
        this.outdate();
        void this.#session.read(0, true, true);
      },
      paste: (what) => this.#paste.open(what),
      takePasted: (text) => void this.#paste.take(text),
      dropPastedReading: () => this.#paste.dropReading(),
      openCustomer: (open) => this.#customer.open(open),
      typeCustomer: (key, text) => this.#customer.type(key, text),
      chooseCustomer: (key, choice) => this.#customer.choose(key, choice),
      choosePerson: (person) => this.#customer.choosePerson(person),
      forgetCustomer: () => this.#customer.forget(),
      answer: (key, option) => {
        this.#customer.answer(key, option);
        this.#filling.complete(now(), key);
      },
      complete: (clickedAt) => this.#filling.complete(clickedAt, null),
      chooseNumber: (number) => this.#aftercare.choose(number),
      endSaved: () => this.#aftercare.end(),
      teach: (key) => (key === null ? this.#teaching.choose() : void this.#teaching.teach(key)),
      stopTeaching: () => this.#teaching.stop(),
      forgetTaught: (key) => void this.#teaching.forget(key),
      fillTaught: (clickedAt) => void this.#filling.fillTaught(clickedAt),
      copyStructure: () => void copyStructure(this.#session),
      openOptions: () => void this.#link.ask({ type: "open_options" }).catch(() => undefined),
      collapse: (collapsed) => this.#store.set({ collapsed }),
    };
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
    this.#customer.followPageSoon();
  };

  #openPage(map: PageMap): TicketPage {
    const page = openTicketPage(map, document);
    this.#endMissing = page.onMissingChanged((missing) => this.#store.set({ missing }));
    return page;
  }

  /** Says what had been filled when a fill on the tab's page before was interrupted, if there was one. */
  #askInterrupted(): void {
    void this.#link
      .ask({ type: "interrupted_before" })
      .then((interrupted) => interrupted && this.#store.set({ interrupted }))
      .catch(() => undefined); // the reading tells what is wrong
  }

  /** Notes what the page is showing now. */
  #look(): PageState {
    const page = this.#page.state();
    if (page !== this.#store.get().page) this.#store.set({ page });
    return page;
  }

  /** The host's page map takes the bundled one's place, if it says something else and nothing was done yet. */
  async #useMapInForce(): Promise<void> {
    const answer = await this.#link.askHost("pages.list", {}).catch(() => null); // the reading tells what is wrong
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
      this.#translation.look();
      const ticketNumber = page.facts().ticket_number;
      this.#store.set({ ticketNumber });
      void this.#link.ask({ type: "describe", number: ticketNumber }).catch(() => undefined);
    });
  }
}
