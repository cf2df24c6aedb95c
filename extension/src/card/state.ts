import type {
  FillPlan,
  FillReport,
  Guidance,
  LineChoice,
  Medium,
  Missing,
  PageState,
  PersonChoice,
  SopChoice,
  StepReport,
  TokensReadResult,
} from "../generated/protocol";
import type { CheckedField } from "../shared/checked";
import type { Failure } from "../shared/failure";
import type { FieldsFound, OpenTicket } from "../shared/messages";
import type { UndoFailure } from "../shared/outcomes";
import { type CustomerState, type LineKey, NO_CUSTOMER } from "./customer/customer";

/** What is known of the tokens. */
export type Reading =
  | { kind: "reading" }
  /** A blank token was seen once; the second read is on its way. */
  | { kind: "provisional"; media: readonly Medium[] }
  | { kind: "known"; result: TokensReadResult }
  | { kind: "failed"; failure: Failure };

/** What was asked for and how far it is. */
export type Work =
  /** Nothing was asked for yet. */
  | { kind: "ready" }
  /** Asked for; the tokens are being read or the plan is being made. */
  | { kind: "preparing" }
  /** Several media could be meant: the agent says which. */
  | { kind: "choosing"; media: readonly Medium[] }
  /** Several procedures could be meant: the agent says which. `force`: it is to be carried out in any case. */
  | { kind: "choosing_procedure"; choices: readonly SopChoice[]; reason: string; force: boolean }
  /** The procedure does not apply: nothing was filled. */
  | { kind: "refused"; plan: FillPlan }
  | { kind: "filling"; plan: FillPlan; done: readonly StepReport[] }
  | { kind: "done"; plan: FillPlan; report: FillReport }
  /** Nothing was filled, or not all: `report` of the fill before, if there was one. */
  | { kind: "failed"; failure: Failure };

/** What became of the last fill when the agent asked to take it back. */
export type Undo =
  | { kind: "none" }
  | { kind: "possible" }
  | { kind: "running" }
  | { kind: "undone"; restored: number; failed: readonly { title: string; reason: UndoFailure }[] };

/** What is said about teaching a field. */
export type Teaching =
  | { kind: "choosing"; fields: readonly { key: string; title: string }[] }
  /** `left`: how many fields are asked for after this one. */
  | { kind: "pointing"; key: string; title: string; left: number }
  /** Kept; `label` is what the page calls the control. */
  | { kind: "taught"; key: string; title: string; label: string }
  /** The control has nothing by which it would be found again. */
  | { kind: "unsure"; key: string; title: string }
  | { kind: "failed"; failure: Failure };

/** What checking the page has come to; nothing was filled. */
export interface Check {
  fields: readonly CheckedField[];
  /** The name of the file in which the page map was saved. */
  exported: string | null;
  failure: Failure | null;
}

/** What became of copying the page's structure. */
export type Structure = "copied" | "saved" | "failed";

/** What is being pasted, and what came of it. */
export interface Paste {
  what: "customer" | "report";
  /** The host is reading it. */
  busy: boolean;
  failure: Failure | null;
}

/** A reading that was made on another computer and pasted here; it takes the place of this computer's. */
export interface PastedReading {
  media: readonly Medium[];
  /** ISO 8601 with the offset of the other computer. */
  readAt: string;
}

/** What became of SALVAR. */
export type Saved =
  /** The page says that fields are missing. */
  | { kind: "refused"; fields: readonly { name: string; key: string | null }[] }
  /** Saved; the related ticket's number is awaited, or several are there and the agent chooses. */
  | { kind: "saved"; message: string; numbers: readonly string[]; chosen: string | null };

/** `FillReport.stopped` when the session of the service desk ended under the fill. */
export const SESSION_EXPIRED = "session_expired";

/** All that the card shows. */
export interface CardState {
  /** On a ticket page, on a page that is none, or in the side panel. */
  place: "ticket" | "elsewhere" | "panel";
  /** What the page is showing. */
  page: PageState;
  /** The browser has translated the page, and some of its fields are not recognised any more. */
  translated: boolean;
  /** Null: a new ticket, or no ticket. */
  ticketNumber: string | null;
  reading: Reading;
  /** Takes the place of the reading above. */
  pastedReading: PastedReading | null;
  customer: CustomerState;
  paste: Paste | null;
  /** Which of several media the agent chose (`mediumKey`). */
  chosen: string | null;
  /** It was chosen another time, and nothing was chosen now. */
  remembered: boolean;
  work: Work;
  /** What only the agent can give, as the page stands now. */
  missing: readonly Missing[];
  /** The agent's answers, by field key. */
  answers: Readonly<Record<string, string>>;
  saved: Saved | null;
  /** What to tell and to do when no ticket is to be filled; beside it, in the side panel. */
  guidance: Guidance | null;
  undo: Undo;
  /** Key of the field whose value is being replaced by the procedure's. */
  accepting: string | null;
  teaching: Teaching | null;
  /** Null: nobody has asked to check the page. */
  check: Check | null;
  structure: Structure | null;
  /** The fields that a fill had filled when its page was left; null: none was. */
  interrupted: readonly string[] | null;
  /** Elsewhere: the open tickets to choose from. */
  tickets: readonly OpenTicket[];
  /** Elsewhere: how many of a ticket's fields the page has; null: nobody looked. */
  fieldsFound: FieldsFound | null;
  /** Only the headline is shown. */
  collapsed: boolean;
}

/** All that can be done in the card. Where something cannot be done (no ticket), the card does not offer it. */
export interface CardActions {
  fill(clickedAt: number): void;
  fillAnyway(clickedAt: number): void;
  choose(medium: Medium, clickedAt: number): void;
  /** Fills by one of several procedures. */
  chooseProcedure(sop: string, clickedAt: number): void;
  /** Asks again which of several media is meant. */
  chooseOther(): void;
  stop(): void;
  undo(): void;
  accept(key: string): void;
  reveal(key: string): void;
  readAgain(): void;
  /** Reads once more, with more time for drivers that lacked it. */
  readWithMoreTime(): void;
  openTicket(documentId: string): void;
  /** Opens the area for pasting, or closes it. */
  paste(what: Paste["what"] | null): void;
  /** Takes a pasted text. */
  takePasted(text: string): void;
  /** Goes back to this computer's reading. */
  dropPastedReading(): void;
  openCustomer(open: boolean): void;
  typeCustomer(key: LineKey, text: string): void;
  chooseCustomer(key: LineKey, choice: LineChoice): void;
  choosePerson(person: PersonChoice): void;
  forgetCustomer(): void;
  answer(key: string, option: string): void;
  /** Fills what has come to be known since the fill. */
  complete(clickedAt: number): void;
  chooseNumber(number: string): void;
  /** The agent is through with what follows SALVAR. */
  endSaved(): void;
  /** Shows where a field is; null: asks which field first. */
  teach(key: string | null): void;
  stopTeaching(): void;
  forgetTaught(key: string): void;
  /** Fills again by the same plan, now that a field was shown. */
  fillTaught(clickedAt: number): void;
  /** Treats a page as a ticket that is not recognised as one. */
  tryHere(toTeach: boolean): void;
  /** Shows where the fields are, without filling any. */
  checkPage(): void;
  /** Asks for each missing field, one after the other. */
  teachMissing(): void;
  skipTeaching(): void;
  exportMap(): void;
  endCheck(): void;
  copyStructure(): void;
  openOptions(): void;
  collapse(collapsed: boolean): void;
  /** Takes the card away until the toolbar button is pressed again; null where it stays (a ticket page). */
  close: (() => void) | null;
}

/** The card before anything is known. */
export function initialState(place: CardState["place"]): CardState {
  return {
    place,
    page: place === "ticket" ? "new_ticket" : "other",
    translated: false,
    ticketNumber: null,
    reading: { kind: "reading" },
    pastedReading: null,
    customer: NO_CUSTOMER,
    paste: null,
    chosen: null,
    remembered: false,
    work: { kind: "ready" },
    missing: [],
    answers: {},
    saved: null,
    guidance: null,
    undo: { kind: "none" },
    accepting: null,
    teaching: null,
    check: null,
    structure: null,
    interrupted: null,
    tickets: [],
    fieldsFound: null,
    collapsed: false,
  };
}

/** The media that are spoken of: those of the pasted report, else what the reading shows so far. */
export function mediaOf({
  pastedReading,
  reading,
}: Pick<CardState, "pastedReading" | "reading">): readonly Medium[] {
  if (pastedReading) return pastedReading.media;
  if (reading.kind === "provisional") return reading.media;
  return reading.kind === "known" ? reading.result.media : [];
}
