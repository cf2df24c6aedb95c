import { type CardState, SESSION_EXPIRED, type Work } from "../card/state";
import type { Store } from "../card/store";
import { NOT_FORCIBLE } from "../generated/names";
import type { FillPlan, FillReport, Medium, PageState } from "../generated/protocol";
import type { TicketPage } from "../page/index";
import { now } from "../shared/clock";
import { PROGRESS_EVERY_MS, READING_FRESH_MS } from "../shared/constants";
import { failure, failureOf, QualitokenError } from "../shared/failure";
import { meantMedia, mediumKey } from "../shared/media";
import type { CardSession } from "./card-session";
import type { Planner } from "./planner";
import { Progress } from "./progress";
import type { Aftercare } from "./saving/aftercare";
import { CLOSED, onLeaving, onSessionEnd } from "./session-guard";
import type { Teaching } from "./teaching";
import type { Translation } from "./translation";

/** ms. What is completed leaves the card as it is: the agent's pointer is on its way to the next question. */
const NEVER_MS = 2 ** 31 - 1;

/** What the card said of an earlier reading, and a new one makes stale; a fill and its report stay. */
const OUTDATED_BY_READING: ReadonlySet<Work["kind"]> = new Set([
  "choosing",
  "choosing_procedure",
  "refused",
  "failed",
]);

function isUnderWay({ kind }: Work): boolean {
  return kind === "preparing" || kind === "filling";
}

/** Whether two reports of one fill tell the agent the same. */
function saysTheSame(a: FillReport, b: FillReport): boolean {
  const told = ({ steps, missing, stopped }: FillReport) => JSON.stringify([steps, missing, stopped]);
  return told(a) === told(b);
}

interface Place {
  session: CardSession;
  planner: Planner;
  teaching: Teaching;
  aftercare: Aftercare;
  translation: Translation;
  page: () => TicketPage;
  /** Notes what the page is showing now. */
  look: () => PageState;
}

/** From the click to the report, and what can be done about it afterwards: complete, take back, accept. */
export class Filling {
  readonly #store: Store<CardState>;
  #stop: AbortController | null = null;
  /** The medium of the last plan: what is plugged in later changes nothing about it. */
  #medium: Medium | null = null;
  #completing: Promise<void> = Promise.resolve();

  constructor(readonly place: Place) {
    this.#store = place.session.store;
  }

  /** Takes back what the card said of an earlier reading. */
  outdate(): void {
    if (OUTDATED_BY_READING.has(this.#store.get().work.kind)) this.#store.set({ work: { kind: "ready" } });
  }

  /** Ends a fill that is under way; what it has filled stays. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Goes on with the procedure that the agent chose of several. */
  async fillBy(sop: string, clickedAt: number): Promise<void> {
    const { work } = this.#store.get();
    if (work.kind === "choosing_procedure") await this.fill(clickedAt, work.force, sop);
  }

  /** The one click: read, plan, fill, report. `sop`: the procedure, if the agent chose one. */
  async fill(clickedAt: number, force: boolean, sop: string | null = null): Promise<void> {
    const before = this.#store.get().work;
    if (isUnderWay(before)) return;
    if (CLOSED.has(this.place.look())) {
      if (before.kind !== "done") this.#store.set({ work: { kind: "ready" } });
      return;
    }
    this.place.page().attend();
    this.place.teaching.stop();
    const reading = this.#media(); // under way while the card is drawn
    this.#store.set({
      work: { kind: "preparing" },
      undo: { kind: "none" },
      structure: null,
      interrupted: null,
    });
    try {
      await Promise.all([this.place.teaching.ready, this.#completing]);
      if (this.place.translation.look()) throw new QualitokenError(failure("page_translated"));
      const media = await reading;
      const medium = media && this.#meant(media);
      if (medium) await this.#carryOut(medium, clickedAt, force, sop);
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
    return (await this.place.session.read(READING_FRESH_MS, true))?.media ?? null;
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

  async #carryOut(medium: Medium, clickedAt: number, force: boolean, sop: string | null): Promise<void> {
    this.#medium = medium;
    const plan = await this.place.planner.plan(medium, force, sop);
    const choices = plan.choices ?? []; // a host of an earlier version names none
    if (choices.length > 0) {
      this.#store.set({ work: { kind: "choosing_procedure", choices, reason: plan.reason, force } });
      return;
    }
    if (!plan.applies && (!force || plan.code === NOT_FORCIBLE)) {
      this.#store.set({ work: { kind: "refused", plan } });
      return;
    }
    await this.#follow(plan, clickedAt);
  }

  /** Fills what has come to be known since the last fill: an answer, the customer's data. */
  complete(clickedAt: number, answered: string | null): void {
    if (answered !== null) this.place.page().preferPlan(answered);
    this.#completing = this.#completing.then(() => this.#completeNow(clickedAt, answered));
  }

  async #completeNow(clickedAt: number, answered: string | null): Promise<void> {
    const { work } = this.#store.get();
    if (work.kind !== "done" || !this.#medium || CLOSED.has(this.place.look())) return;
    try {
      const plan = await this.place.planner.completion(this.#medium, work.plan.sop, answered);
      await this.#follow(plan, clickedAt, NEVER_MS);
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  /** Fills by a plan, shows how far it is, and what came of it. */
  async #follow(plan: FillPlan, clickedAt: number, showEveryMs = PROGRESS_EVERY_MS): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const endGuard = onSessionEnd(this.place.page(), document, () => stop.abort());
    const progress = new Progress(showEveryMs, (done) =>
      this.#store.set({ work: { kind: "filling", plan, done } }),
    );
    const endLeaving = onLeaving(() => {
      void this.place.session.link
        .ask({ type: "interrupted", titles: progress.filled() })
        .catch(() => undefined);
    });
    let shown: FillReport | null = null;
    const show = (report: FillReport): void => {
      if (!shown) this.#recordTiming(clickedAt, now());
      this.place.planner.noteFilled(report);
      if (CLOSED.has(this.place.look())) report.stopped = SESSION_EXPIRED;
      if (shown && (saysTheSame(report, shown) || !this.#shows(plan))) return;
      progress.end();
      this.place.translation.judge(report);
      this.#store.set({ work: { kind: "done", plan, report }, missing: report.missing });
      if (!shown) this.place.aftercare.watch(plan.customer_message);
      shown = report;
    };
    try {
      const report = await this.place.page().fill(plan, {
        signal: stop.signal,
        onStep: (step) => progress.add(step),
        onReadBack: show,
        onAltered: (altered) => this.#renew(plan, altered),
      });
      show(report);
    } finally {
      endGuard();
      endLeaving();
      progress.end();
      if (this.#stop === stop) this.#stop = null;
    }
  }

  /** Whether the card still shows what came of this plan: the agent may have begun something else since. */
  #shows(plan: FillPlan): boolean {
    const { work } = this.#store.get();
    return work.kind === "done" && work.plan === plan;
  }

  /** The page has altered something since the report. */
  #renew(plan: FillPlan, { steps, missing }: FillReport): void {
    const { work } = this.#store.get();
    if (work.kind !== "done" || work.plan !== plan) return;
    this.#store.set({ work: { ...work, report: { ...work.report, steps, missing } }, missing });
  }

  /** Fills again by the last plan, so that what comes after the taught field is reached too. */
  async fillTaught(clickedAt: number): Promise<void> {
    const { work } = this.#store.get();
    if (work.kind !== "done") return this.fill(clickedAt, false);
    this.place.teaching.stop();
    try {
      await this.place.teaching.ready;
      await this.#follow(work.plan, clickedAt);
    } catch (error) {
      this.#store.set({ work: { kind: "failed", failure: failureOf(error, "page_failed") } });
    }
    this.#offerUndo();
  }

  #recordTiming(clickedAt: number, verifiedAt: number): void {
    void this.place.session.link.ask({ type: "timing", clickedAt, verifiedAt }).catch(() => undefined);
  }

  /** Offers it when nothing runs: what was begun before a fill had ended offers it itself. */
  #offerUndo(): void {
    const { work, undo } = this.#store.get();
    if (undo.kind === "running" || isUnderWay(work)) return;
    this.#store.set({ undo: { kind: this.place.page().canUndo() ? "possible" : "none" } });
  }

  /** Takes everything back that was filled since the page was as the agent left it. */
  async undo(): Promise<void> {
    this.#store.set({ undo: { kind: "running" } });
    await this.#completing;
    try {
      const { restored, failed } = await this.place.page().undo();
      const undo = { kind: "undone", restored: restored.length, failed } as const;
      this.#store.set({ undo, work: { kind: "ready" }, missing: [] });
    } catch (error) {
      this.#store.set({
        work: { kind: "failed", failure: failureOf(error, "page_failed") },
        undo: { kind: "none" },
      });
      this.#offerUndo();
    }
  }

  /** Replaces what was kept in a field by the procedure's value. */
  async accept(key: string): Promise<void> {
    this.#store.set({ accepting: key });
    const step = await this.place
      .page()
      .accept(key)
      .catch(() => null); // the row stays as it is
    const { work } = this.#store.get();
    this.#store.set({ accepting: null });
    if (step && work.kind === "done") {
      const steps = work.report.steps.map((before) => (before.key === key ? step : before));
      this.#store.set({ work: { ...work, report: { ...work.report, steps } } });
    }
  }
}
