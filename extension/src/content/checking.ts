import type { CardState, Check } from "../card/state";
import type { Store } from "../card/store";
import type { PageMap } from "../generated/protocol";
import type { Surveyed, TicketPage } from "../page/index";
import { type CheckedField, isMissing } from "../shared/checked";
import { failureOf } from "../shared/failure";
import { saveFile } from "../shared/save-file";
import { taughtHere } from "../shared/taught";
import type { WorkerLink } from "../shared/worker-link";
import { loadTools } from "./load-tools";
import type { FieldMarks, Marked } from "./pointing/field-marks";
import type { Teaching } from "./teaching";
import type { Translation } from "./translation";

interface Place {
  store: Store<CardState>;
  link: WorkerLink;
  teaching: Teaching;
  translation: Translation;
  /** Where marks are drawn, below the card. */
  layer: () => Promise<HTMLElement>;
  page: () => TicketPage;
  map: () => PageMap;
}

/** Shows where the fields are without filling any, why others are not found, and lets the agent teach those. */
export class Checking {
  #marks: FieldMarks | null = null;
  #skipped = false;

  constructor(readonly place: Place) {}

  /** Looks anew, marks what was found, and lists the rest. */
  async run(): Promise<void> {
    const { store, teaching, translation, layer } = this.place;
    this.#unmark();
    teaching.stop();
    try {
      await teaching.ready;
      translation.look();
      const page = this.place.page();
      const [{ markFields }, on] = [await loadTools(this.place.link), await layer()];
      const surveyed = page.survey();
      const reasons = page.whyMissing();
      const fields = surveyed.map((one): CheckedField => ({ ...toldOf(one), ...reasons.get(one.key) }));
      this.#unmark();
      this.#marks = markFields(on, surveyed.flatMap(markOf));
      this.#show({ fields, exported: null, failure: null });
    } catch (error) {
      this.#show({ fields: [], exported: null, failure: failureOf(error, "page_failed") });
    }
    store.set({ collapsed: false });
  }

  /** Asks for one missing field after the other until all were asked for or the agent has had enough. */
  async teachMissing(): Promise<void> {
    const { check } = this.place.store.get();
    const missing = (check?.fields ?? []).filter(isMissing);
    this.#unmark();
    for (const [index, { key }] of missing.entries()) {
      this.#skipped = false;
      const taught = await this.place.teaching.teach(key, missing.length - index - 1);
      if (!taught && !this.#skipped) break;
    }
    const { teaching, check: still } = this.place.store.get();
    if (still && (teaching === null || teaching.kind === "taught")) await this.run(); // else the card says what is wrong
  }

  /** Goes on to the next missing field. */
  skip(): void {
    this.#skipped = true;
    this.place.teaching.stop();
  }

  /** Saves the page map with what was taught here, as a file that an administrator can ship. */
  async exportMap(): Promise<void> {
    const { check } = this.place.store.get();
    if (!check) return;
    try {
      const { id } = this.place.map();
      const taught = Object.fromEntries(await taughtHere(id));
      const made = await this.place.link.askHost("pages.export", { map: id, taught });
      saveFile(made.file_name, made.toml, "application/toml", await this.place.layer());
      this.#show({ ...check, exported: made.file_name, failure: null });
    } catch (error) {
      this.#show({ ...check, exported: null, failure: failureOf(error, "worker_lost") });
    }
  }

  /** The agent is through. */
  end(): void {
    this.#unmark();
    if (this.place.store.get().check) this.#show(null);
  }

  #unmark(): void {
    this.#marks?.remove();
    this.#marks = null;
  }

  #show(check: Check | null): void {
    this.place.store.set({ check });
  }
}

function toldOf({ control: _, ...told }: Surveyed): CheckedField {
  return told;
}

function markOf({ control, title }: Surveyed): Marked[] {
  return control ? [{ elements: control.members, name: title }] : [];
}
