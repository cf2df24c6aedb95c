import { type CardState, mediaOf } from "../card/state";
import type { Store } from "../card/store";
import type { FillPlan, FillReport, Medium } from "../generated/protocol";
import type { TicketPage } from "../page/index";
import { failure, QualitokenError } from "../shared/failure";
import { mainMedium } from "../shared/media";
import type { WorkerLink } from "../shared/worker-link";
import { type Circumstances, CustomerLines } from "./customer/customer-lines";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  page: () => TicketPage;
}

/** Gathers what a plan is made from, and asks the host for it. */
export class Planner {
  readonly customer: CustomerLines;
  /** The medium of the last plan: what is plugged in after the fill changes nothing about it. */
  #token: Medium | null = null;
  /** What fills have put into fields, by field key. */
  #filled: Record<string, string> = {};

  constructor(readonly place: Place) {
    this.customer = new CustomerLines({ ...place, circumstances: () => this.#circumstances() });
  }

  /** The plan for a medium, with all that is known now. `sop`: null leaves the choice to the host. */
  plan(token: Medium, force: boolean, sop: string | null): Promise<FillPlan> {
    return this.#plan({ token, force, sop, filled: null });
  }

  /** The plan for what has come to be known since a fill. `answered`: the field that the agent has answered just now. */
  completion(token: Medium, sop: string, answered: string | null): Promise<FillPlan> {
    return this.#plan({ token, force: true, sop, answered });
  }

  /** Notes what a fill has put into fields: a later plan may replace it. */
  noteFilled({ steps }: FillReport): void {
    for (const { key, status, now } of steps) if (status === "filled") this.#filled[key] = now;
  }

  async #plan(change: Partial<Circumstances> & { token: Medium }): Promise<FillPlan> {
    await this.place.page().prepare();
    this.#token = change.token;
    const { plan } = await this.customer.prepare({ ...this.#circumstances(), ...change });
    if (!plan) throw new QualitokenError(failure("host_protocol_error", "plan"));
    return plan;
  }

  /** The ticket was saved: of the customer nothing is kept. */
  forget(): void {
    this.customer.forget();
    this.place.store.set({ answers: {} });
    this.#filled = {};
  }

  /** All that is known beside the customer's lines; after a fill, with what was filled. */
  #circumstances(): Circumstances {
    const { work, chosen, answers, ...state } = this.place.store.get();
    const done = work.kind === "done" ? work : null;
    return {
      sop: done?.plan.sop ?? null,
      token: (done ? this.#token : mainMedium(mediaOf(state), chosen)) ?? null,
      page: this.place.page().facts(),
      answers: Object.fromEntries(Object.entries(answers).filter(([field]) => !this.customer.holds(field))),
      force: false,
      filled: done && { ...this.#filled },
      answered: null,
    };
  }
}
