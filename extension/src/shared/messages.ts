/**
 * Every message inside the extension: between the pages' scripts and the worker. Written once, checked where it arrives.
 * What goes to the host is in `generated/methods.ts`.
 */

import { type MethodMap, PAGE_METHODS, type PageMethod } from "../generated/methods";
import type { Hello, Language, Medium, TokensReadResult } from "../generated/protocol";
import type { Failure } from "./failure";

/** The name of a channel says what stands behind it. */
export type ChannelName = "ticket" | "notice" | "options" | "panel";

/** An open ticket page, as another page may name it to the agent. */
export interface OpenTicket {
  documentId: string;
  /** Null: a new ticket. */
  number: string | null;
  /** Epoch ms, when the page was recognised. */
  openedAt: number;
}

/** How many of the map's fields a page that is no ticket has. */
export interface FieldsFound {
  found: number;
  total: number;
  /** They are there twice: two tickets of which nobody can tell which is meant. */
  alike: boolean;
}

/** Detector → worker, once: this frame shows a ticket. */
export interface TicketFound {
  type: "ticket_found";
  /** Epoch ms, when it was seen: `make bench` measures from here. */
  at: number;
}

/** Page → host: the worker hands it on as it is. `language`: what the page speaks, and is to be answered in. */
export type HostAsk = {
  [M in PageMethod]: { type: "host"; method: M; params: MethodMap[M]["params"]; language?: Language };
}[PageMethod];

/** Page → worker: what needs more than the host, or something else. */
export type WorkerAsk =
  /**
   * The tokens' state; a reading younger than `maxAgeMs` will do. `byAgent`: asked for by a click. `moreTime`: the drivers
   * get more time than usual, also in later readings, until something is plugged in or out.
   */
  | { type: "read"; maxAgeMs: number; byAgent: boolean; moreTime: boolean }
  /** Inject what is needed for pointing and for the page's structure into this frame. */
  | { type: "load_tools" }
  /** The agent wants to try to fill this frame although it is not recognised. */
  | { type: "start_ticket" }
  | { type: "open_options" }
  /** Check the page: this one's tab, or, asked from a page of our own, the ticket that was opened last. */
  | { type: "check_page" }
  /** What the page says of itself, for the list of open tickets. */
  | { type: "describe"; number: string | null }
  /** Go to another open ticket and fill it there. */
  | { type: "open_ticket"; documentId: string }
  /** Whether the host can be reached. */
  | { type: "connection" }
  /** The page says that the ticket was saved; `client`: whom it is about. */
  | { type: "saved"; message: string; client: string | null }
  /** Was the ticket of this page saved just now, in this tab or in one that is closed? */
  | { type: "saved_before"; number: string; client: string | null }
  /** The related ticket's number was shown. */
  | { type: "saved_complete" }
  /** The agent is through with what follows SALVAR. */
  | { type: "saved_end" }
  /** Was a saved ticket's window closed before it showed the related number? */
  | { type: "saved_elsewhere" }
  /** The agent is through with that. */
  | { type: "saved_elsewhere_end" }
  /** The page goes away in the middle of a fill, which had filled these fields. */
  | { type: "interrupted"; titles: string[] }
  /** Was a fill interrupted on the tab's page before? Told once. */
  | { type: "interrupted_before" }
  /** Of several media the agent chose the one with this serial. */
  | { type: "remember_medium"; serial: string }
  /** Which of several media, by serial, was chosen before? */
  | { type: "recall_medium"; serials: string[] }
  /** When a fill was asked for and when its last field was verified, both epoch ms. */
  | { type: "timing"; clickedAt: number; verifiedAt: number };

/** Page → worker over the channel. */
export type Ask = HostAsk | WorkerAsk;

/** What each ask to the worker itself is answered with. */
export interface Answers {
  read: TokensReadResult;
  load_tools: null;
  start_ticket: null;
  open_options: null;
  /** Whether there was a page to check. */
  check_page: boolean;
  describe: null;
  open_ticket: null;
  connection: Hello;
  saved: null;
  /** The message to the customer; null: no. */
  saved_before: string | null;
  saved_complete: null;
  saved_end: null;
  /** The message to the customer; null: no. */
  saved_elsewhere: string | null;
  saved_elsewhere_end: null;
  interrupted: null;
  /** The fields that it had filled; null: none was. */
  interrupted_before: string[] | null;
  remember_medium: null;
  /** Its place in the list; null: none of them, or more than one. */
  recall_medium: number | null;
  timing: null;
}

export type Answer = Answers[keyof Answers] | MethodMap[PageMethod]["result"];

/** An ask on the wire; the id pairs it with its reply. */
export interface AskFrame {
  id: number;
  ask: Ask;
}

/** Worker → page over the channel. */
export type FromWorker =
  | { id: number; value: Answer }
  | { id: number; failure: Failure }
  /** The first of two reads saw a blank token. */
  | { news: "provisional"; media: Medium[] }
  /** Something was plugged in or out: a new reading is on its way. */
  | { news: "changed" }
  /** That reading failed. */
  | { news: "failed"; failure: Failure }
  | { news: "reading"; result: TokensReadResult };

/** Worker → one frame (`tabs.sendMessage`): works while no channel is open, too. */
export type Command =
  /** The toolbar button or the shortcut was pressed: fill. */
  | { type: "click"; clickedAt: number }
  /** A fill on this tab was interrupted: ask what had been filled. */
  | { type: "interrupted" }
  /** Show where the fields are, without filling any. */
  | { type: "check" }
  /** Are you still there? */
  | { type: "present" }
  /** Show, on a page that is no ticket, what can be said; with the open tickets to choose from. */
  | { type: "show"; tickets: OpenTicket[]; fields: FieldsFound | null };

/** Answer to a command: the frame's script is alive. */
export const TAKEN = "taken";

/** The ask in a message from a page, or null: pages are less trusted than the worker (Chrome's "Message passing"). */
export function parseAsk(message: unknown): AskFrame | null {
  if (!isRecord(message) || typeof message.id !== "number" || !isRecord(message.ask)) return null;
  const ask = message.ask;
  const valid = (): boolean => {
    switch (ask.type) {
      case "host":
        return isPageMethod(ask.method) && isRecord(ask.params) && isLanguageOrLeftOut(ask.language);
      case "read":
        return (
          typeof ask.maxAgeMs === "number" &&
          typeof ask.byAgent === "boolean" &&
          typeof ask.moreTime === "boolean"
        );
      case "load_tools":
      case "start_ticket":
      case "check_page":
      case "open_options":
      case "saved_complete":
      case "saved_end":
      case "saved_elsewhere":
      case "saved_elsewhere_end":
      case "interrupted_before":
      case "connection":
        return true;
      case "saved":
        return typeof ask.message === "string" && isTextOrNull(ask.client);
      case "saved_before":
        return typeof ask.number === "string" && isTextOrNull(ask.client);
      case "describe":
        return isTextOrNull(ask.number);
      case "open_ticket":
        return typeof ask.documentId === "string";
      case "interrupted":
        return Array.isArray(ask.titles) && ask.titles.every((title) => typeof title === "string");
      case "remember_medium":
        return typeof ask.serial === "string";
      case "recall_medium":
        return Array.isArray(ask.serials) && ask.serials.every((serial) => typeof serial === "string");
      case "timing":
        return Number.isFinite(ask.clickedAt) && Number.isFinite(ask.verifiedAt);
      default:
        return false;
    }
  };
  return valid() ? (message as unknown as AskFrame) : null;
}

/** Whether a page may ask it: what the host answers is more than that. */
function isPageMethod(method: unknown): method is PageMethod {
  return (PAGE_METHODS as readonly unknown[]).includes(method);
}

/** Whether a message is the detector's. */
export function isTicketFound(message: unknown): message is TicketFound {
  return isRecord(message) && message.type === "ticket_found";
}

function isLanguageOrLeftOut(value: unknown): boolean {
  return value === undefined || value === "pt_BR" || value === "en";
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
