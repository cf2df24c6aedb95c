import {
  anyGiven,
  type CustomerState,
  customerOf,
  EMPTY_CUSTOMER,
  LINES,
  type LineKey,
  type Lines,
  NO_CUSTOMER,
  type Offer,
  typedOf,
} from "../../card/customer/customer";
import { isOpen, merge, offersFor } from "../../card/customer/merge";
import type { CardState } from "../../card/state";
import type { Store } from "../../card/store";
import type { Candidate, Customer, CustomerCheckResult, CustomerParseResult } from "../../generated/protocol";
import { CUSTOMER_CHECK_AFTER_MS } from "../../shared/constants";
import { failureOf } from "../../shared/failure";
import type { WorkerLink } from "../../shared/worker-link";
import { type PageLines, readPageLines } from "./page-lines";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  /** What the page and the token would give, as a plan says. */
  preview: Parameters<typeof readPageLines>[0];
}

/** A line with several values to choose from, and the field of the page it belongs to. */
export interface OpenLine {
  field: string;
  options: readonly string[];
}

/** The customer's data as they come together: page, certificate, pasted text, typing. In memory only. */
export class CustomerDesk {
  #checked: { texts: string; result: CustomerCheckResult } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #following: ReturnType<typeof setTimeout> | undefined;
  #pasted: readonly Candidate[] = [];
  #page: PageLines = { offers: [], fields: new Map() };
  #pageAsked = 0;
  /** What the last plan was made with. */
  #used = "";

  constructor(readonly place: Place) {}

  /** Shows the lines, with what page and certificate say. */
  open(open: boolean): void {
    this.#set({ open });
    if (open) void this.followPage();
  }

  /** Takes what the host found in a pasted text. */
  take({ candidates, people }: CustomerParseResult): void {
    this.#pasted = candidates;
    const names = candidates.filter(({ key }) => key === "name");
    const choices = Array.from({ length: people > 1 ? people : 0 }, (_, person) => ({
      person,
      name: names.find((name) => name.person === person)?.display ?? "",
    }));
    this.#set({ open: true, people: choices });
    this.#merge();
    void this.followPage();
  }

  /** Of several people in the text one is meant. */
  choosePerson(person: number): void {
    this.#pasted = this.#pasted.filter((candidate) => candidate.person === person);
    this.#set({ people: [] });
    this.#merge();
  }

  /** The agent types; the host is asked when the typing rests. */
  type(key: LineKey, text: string): void {
    this.#put(key, {
      text,
      source: text ? "typed" : null,
      decided: text.trim() !== "",
      doubtful: false,
      issues: [],
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), CUSTOMER_CHECK_AFTER_MS);
  }

  /** The agent chooses one of several values. */
  choose(key: LineKey, { display, source, issues }: Offer): void {
    this.#put(key, { text: display, source, decided: true, doubtful: false, issues });
    this.#merge();
  }

  /** Drops everything that was collected. */
  forget(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#following);
    this.#pasted = [];
    this.#checked = null;
    this.place.store.set({ customer: NO_CUSTOMER });
  }

  /** What a plan is made with. Waits only if something was given that is not checked yet; what is in order is put away. */
  async customer(): Promise<Customer> {
    const { lines } = this.#state;
    if (!anyGiven(lines)) {
      if (this.#state.open) this.#set({ open: false });
      return EMPTY_CUSTOMER;
    }
    if (this.#checked?.texts !== textsOf(lines)) await this.#check();
    this.#used = textsOf(lines);
    const wrong = LINES.some((key) => lines[key].text !== "" && this.#state.lines[key].issues.length > 0);
    this.#set({ fresh: false, open: wrong || this.#state.failure !== null });
    return this.#checked ? customerOf(lines, this.#checked.result) : EMPTY_CUSTOMER;
  }

  /** The lines in which sources differ, where the page has a field for them. */
  openLines(): OpenLine[] {
    const { lines, offers } = this.#state;
    return LINES.flatMap((key) => {
      const field = this.#page.fields.get(key);
      if (!field || !isOpen(key, lines, offers)) return [];
      return [{ field, options: offersFor(key, offers).map(({ display }) => display) }];
    });
  }

  /** Looks again at what page and token say; what was looked at before stays until then. */
  async followPage(): Promise<void> {
    const asked = ++this.#pageAsked;
    const page = await readPageLines(this.place.preview, this.place.link).catch(() => null);
    if (!page || asked !== this.#pageAsked) return;
    this.#page = page;
    this.#merge();
  }

  /** The same once the agent's way through the page rests. */
  followPageSoon(): void {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => void this.followPage(), CUSTOMER_CHECK_AFTER_MS);
  }

  /** Whether anything was collected or is shown. */
  get inUse(): boolean {
    return this.#state.open || anyGiven(this.#state.lines);
  }

  get #state(): CustomerState {
    return this.place.store.get().customer;
  }

  #set(change: Partial<CustomerState>): void {
    this.place.store.set({ customer: { ...this.#state, ...change } });
  }

  #put(key: LineKey, line: Lines[LineKey]): void {
    this.#show({ ...this.#state.lines, [key]: line }, this.#state.offers);
  }

  #show(lines: Lines, offers: readonly Offer[]): void {
    this.#set({ lines, offers, fresh: anyGiven(lines) && textsOf(lines) !== this.#used });
  }

  #merge(): void {
    const pasted = this.#state.people.length > 0 ? [] : this.#pasted.flatMap(offerOf);
    const offers = [...pasted, ...this.#page.offers];
    this.#show(merge(this.#state.lines, offers), offers);
    void this.#check();
  }

  /** Asks the host about the lines as they are now; what was typed meanwhile is asked about later. */
  async #check(): Promise<void> {
    clearTimeout(this.#timer);
    const typed = typedOf(this.#state.lines);
    const texts = textsOf(this.#state.lines);
    if (texts === this.#checked?.texts || LINES.every((key) => typed[key] === "")) return;
    try {
      const result = await this.place.link.askHost("customer.check", { typed });
      if (texts !== textsOf(this.#state.lines)) return;
      this.#checked = { texts, result };
      this.#set({ failure: null, lines: withIssues(this.#state.lines, result) });
    } catch (error) {
      this.#set({ failure: failureOf(error, "worker_lost") });
    }
  }
}

function offerOf({ key, display, confidence, issues, person }: Candidate): Offer[] {
  const line = key === "cpf" || key === "cnpj" ? "document" : key;
  return [{ line, display, source: "pasted", confidence, issues, person }];
}

function withIssues(lines: Lines, result: CustomerCheckResult): Lines {
  const checked = LINES.map((key) => [key, { ...lines[key], issues: result[key].issues }]);
  return Object.fromEntries(checked) as Lines;
}

function textsOf(lines: Lines): string {
  return JSON.stringify(typedOf(lines));
}
