import {
  anyGiven,
  anyWrong,
  type CustomerState,
  type LineKey,
  NO_CUSTOMER,
  textsOf,
} from "../../card/customer/customer";
import type { CardState } from "../../card/state";
import type { Store } from "../../card/store";
import { CANDIDATES_MAX, CANDIDATES_MAX_CHARS } from "../../generated/limits";
import type {
  Candidate,
  CustomerParseResult,
  LineChoice,
  PersonChoice,
  PreparedCandidate,
  TicketPrepareParams,
  TicketPrepareResult,
} from "../../generated/protocol";
import { CUSTOMER_CHECK_AFTER_MS } from "../../shared/constants";
import { failureOf } from "../../shared/failure";
import type { WorkerLink } from "../../shared/worker-link";

/** What a ticket is prepared from beside the customer's data. */
export type Circumstances = Omit<TicketPrepareParams, "candidates" | "lines">;

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  /** The page, the token that is meant, and the agent's answers, as they are now. */
  circumstances: () => Circumstances;
}

/** The customer's data as they come together: what was pasted, typed and chosen here; the host puts them in order. In memory only. */
export class CustomerLines {
  /** What the host found in each pasted text, by its number. */
  #pastes = new Map<number, readonly Candidate[]>();
  #pasteCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** What the lines that are shown, or on their way, were asked with. */
  #asking = "";
  /** The texts that the last fill was made with. */
  #used = "";

  constructor(readonly place: Place) {}

  /** Shows the lines, with what page and certificate say. */
  open(open: boolean): void {
    this.#set({ open });
    if (open) void this.#refresh();
  }

  /** Takes what the host found in a pasted text. */
  take({ candidates }: CustomerParseResult): void {
    this.#pastes.set(this.#pasteCount++, candidates);
    this.#set({ open: true });
    void this.#refresh();
  }

  /** Of several people in a text one is meant. */
  choosePerson({ paste, person }: PersonChoice): void {
    const candidates = this.#pastes.get(paste) ?? [];
    this.#pastes.set(
      paste,
      candidates.filter((candidate) => candidate.person === person),
    );
    void this.#refresh();
  }

  /** The agent types; the host is asked when the typing rests. What it was asked before is out of date. */
  type(key: LineKey, text: string): void {
    this.#outdate();
    this.#decide(key, text);
    const meanwhile = this.#state.lines.map((line) =>
      line.key === key
        ? { ...line, text, source: text ? ("typed" as const) : null, issues: [], open: false }
        : line,
    );
    this.#set({ lines: meanwhile });
    this.#refreshSoon();
  }

  /** The agent chooses one of several values. */
  choose(key: LineKey, { display }: LineChoice): void {
    this.#decide(key, display);
    void this.#refresh();
  }

  /** The agent answers the question of a field: of a line's field it is what the line says from now on. */
  answer(field: string, text: string): void {
    const lines = this.#state.lines.filter((line) => line.field === field);
    const { answers } = this.place.store.get();
    const line =
      lines.find((line) => line.text === text) ??
      lines.find(({ usable }) => !usable) ??
      lines.find(({ key }) => this.#state.typed[key] === answers[field]) ??
      lines.at(-1);
    if (line) this.#set({ typed: { ...this.#state.typed, [line.key]: text } });
    this.place.store.set({ answers: { ...answers, [field]: text } });
  }

  /** Whether the question of a field asks for what a line says. */
  holds(field: string): boolean {
    return this.#state.lines.some((line) => line.field === field);
  }

  /** Drops everything that was collected. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#outdate();
    this.#pastes.clear();
    const { answers } = this.place.store.get();
    const others = Object.entries(answers).filter(([field]) => !this.holds(field));
    this.place.store.set({ customer: NO_CUSTOMER, answers: Object.fromEntries(others) });
  }

  /** The agent's way through the page may have named another customer: looked at once it rests. */
  followPageSoon(): void {
    if (this.inUse) this.#refreshSoon();
  }

  /** Prepares the ticket with all that is known now; what is in order is put away. Rejects with a `QualitokenError`. */
  async prepare(circumstances: Circumstances): Promise<TicketPrepareResult> {
    const asking = this.#ask(circumstances);
    const asked = this.#asked;
    const prepared = await asking;
    this.#used = textsOf(prepared.lines);
    if (asked !== this.#asked) return prepared; // the agent has typed or dropped something meanwhile
    this.#show(prepared);
    this.#set({ open: anyGiven(prepared.lines) && anyWrong(prepared.lines) });
    return prepared;
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

  /** Notes what the agent says of a line; an earlier answer to its field's question no longer counts. */
  #decide(key: LineKey, text: string): void {
    const field = this.#state.lines.find((line) => line.key === key)?.field;
    const { answers } = this.place.store.get();
    const others = Object.entries(answers).filter(([answered]) => answered !== field);
    this.#set({ typed: { ...this.#state.typed, [key]: text } });
    this.place.store.set({ answers: Object.fromEntries(others) });
  }

  /** What the host is asked now is no longer shown. */
  #outdate(): void {
    this.#asked++;
    this.#asking = "";
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), CUSTOMER_CHECK_AFTER_MS);
  }

  /** Asks the host about the lines as they are now, if anything has changed; an answer that came late is not shown. */
  async #refresh(): Promise<void> {
    const circumstances = this.place.circumstances();
    clearTimeout(this.#timer);
    if (JSON.stringify(this.#params(circumstances)) === this.#asking) return;
    const asking = this.#ask(circumstances);
    const asked = this.#asked;
    try {
      const prepared = await asking;
      if (asked === this.#asked) this.#show(prepared);
    } catch (error) {
      if (asked === this.#asked) this.#set({ failure: failureOf(error, "worker_lost") });
    }
  }

  async #ask(circumstances: Circumstances): Promise<TicketPrepareResult> {
    clearTimeout(this.#timer);
    this.#asked++;
    const params = this.#params(circumstances);
    this.#asking = JSON.stringify(params);
    try {
      return await this.place.link.askHost("ticket.prepare", params);
    } catch (error) {
      this.#asking = "";
      throw error;
    }
  }

  #params(circumstances: Circumstances): TicketPrepareParams {
    return { ...circumstances, candidates: this.#candidates(), lines: { ...this.#state.typed } };
  }

  #show({ lines, people }: TicketPrepareResult): void {
    const fresh = anyGiven(lines) && textsOf(lines) !== this.#used;
    this.#set({ lines, people, fresh, failure: null });
  }

  /** What was found in the pasted texts, the last ones first where there is more than a message takes. */
  #candidates(): PreparedCandidate[] {
    const latestFirst = [...this.#pastes].reverse();
    const all = latestFirst.flatMap(([paste, candidates]) =>
      oneOfEach(candidates).map((candidate) => ({ ...candidate, label: "", paste })),
    );
    let chars = 0;
    const taken = all.slice(0, CANDIDATES_MAX).findIndex((candidate) => {
      chars += JSON.stringify(candidate).length;
      return chars > CANDIDATES_MAX_CHARS;
    });
    return all.slice(0, taken < 0 ? CANDIDATES_MAX : taken);
  }
}

/** Of several people who they are, by name if they have one: nothing else is used until one is chosen. */
function oneOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const people = new Map<number, Candidate>();
  for (const one of candidates) {
    const known = people.get(one.person);
    if (!known || (known.key !== "name" && one.key === "name")) people.set(one.person, one);
  }
  return people.size > 1 ? [...people.values()] : candidates;
}
