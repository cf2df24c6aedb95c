import { EMPTY_CUSTOMER } from "../card/customer/customer";
import { type CardState, mediaOf } from "../card/state";
import type { Store } from "../card/store";
import type { EscalationPlanParams, FillPlan, Medium } from "../generated/protocol";
import type { TicketPage } from "../page/index";
import { mainMedium } from "../shared/media";
import type { WorkerLink } from "../shared/worker-link";
import { CustomerDesk } from "./customer/desk";
import { askWhatIsOpen } from "./plan-changes";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  page: () => TicketPage;
}

/** Gathers what a plan is made from, and asks the host for it. */
export class Planner {
  readonly customer: CustomerDesk;

  constructor(readonly place: Place) {
    this.customer = new CustomerDesk({ ...place, preview: () => this.#preview() });
  }

  /** The plan for a medium, with all that is known now; on what sources differ it asks. `sop`: null leaves the choice to the host. */
  async plan(token: Medium, force: boolean, sop: string | null): Promise<FillPlan> {
    const customer = await this.customer.customer();
    const { answers } = this.place.store.get();
    await this.place.page().prepare();
    const page = this.place.page().facts();
    const params = { sop, token, customer, page, answers, force };
    const plan = await this.place.link.askHost("escalation.plan", params);
    const open = this.customer.openLines().filter(({ field }) => !(field in answers));
    return askWhatIsOpen(plan, open);
  }

  /** The ticket was saved: of the customer nothing is kept. */
  forget(): void {
    this.customer.forget();
    this.place.store.set({ answers: {} });
  }

  /** A plan with what page and token say only; null while no token was read. */
  #preview(): EscalationPlanParams | null {
    const state = this.place.store.get();
    const token = mainMedium(mediaOf(state), state.chosen);
    if (!token) return null;
    const page = this.place.page().facts();
    return { sop: null, token, customer: EMPTY_CUSTOMER, page, answers: {}, force: true };
  }
}
