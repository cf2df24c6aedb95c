import type { CardState, Paste } from "../card/state";
import type { Store } from "../card/store";
import { REPORT_PREFIX } from "../generated/names";
import type { CustomerParseResult } from "../generated/protocol";
import { failure, failureOf, QualitokenError } from "../shared/failure";
import { isPasteTooLong } from "../shared/paste-length";
import type { WorkerLink } from "../shared/worker-link";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  /** Takes the customer's data; left out where there is no ticket. */
  onCustomer?(found: CustomerParseResult): void;
  /** Another computer's reading is spoken of from now on, or this one's again. */
  onReading(): void;
}

const REPORT_MARK = new RegExp(`\\b${REPORT_PREFIX}\\d+:`);

/** Texts that the agent pastes: a customer's message, or a report of another computer. */
export class PasteDesk {
  constructor(readonly place: Place) {}

  /** Opens the area for a text, or closes it. */
  open(what: Paste["what"] | null): void {
    this.place.store.set({ paste: what && { what, busy: false, failure: null } });
  }

  /** Has the host read a text; a report is known by its code wherever it is pasted. */
  async take(text: string): Promise<void> {
    const asked = this.place.store.get().paste?.what ?? "customer";
    const what = REPORT_MARK.test(text) ? "report" : asked;
    const show = (change: Partial<Paste>) =>
      this.place.store.set({ paste: { what, busy: false, failure: null, ...change } });
    if (isPasteTooLong(text)) {
      show({ failure: failure("paste_too_long") });
      return;
    }
    show({ busy: true });
    try {
      if (what === "report") await this.#takeReport(text);
      else await this.#takeCustomer(text);
      this.place.store.set({ paste: null });
    } catch (error) {
      const failed = failureOf(error, "worker_lost");
      show({ failure: failed.code === "frame_too_large" ? failure("paste_too_long") : failed });
    }
  }

  /** Goes back to this computer's reading. */
  dropReading(): void {
    this.place.store.set({ pastedReading: null, chosen: null });
    this.place.onReading();
  }

  async #takeReport(text: string): Promise<void> {
    const { media, read_at } = await this.place.link.askHost("report.read", { text });
    const pastedReading = { media, readAt: read_at };
    this.place.store.set({ pastedReading, chosen: null });
    this.place.onReading();
  }

  async #takeCustomer(text: string): Promise<void> {
    const found = await this.place.link.askHost("customer.parse", { text });
    if (found.candidates.length === 0) throw new QualitokenError(failure("paste_nothing"));
    this.place.onCustomer?.(found);
  }
}
