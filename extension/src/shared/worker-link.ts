import { READ_DEADLINE_MAX_MS, READ_GRACE_MS } from "../generated/limits";
import type { MethodMap, PageMethod } from "../generated/methods";
import { HELLO_DEADLINE_MS, LOST_FOR_GOOD_MS, READ_ROUNDS } from "./constants";
import { failure, QualitokenError } from "./failure";
import { language } from "./i18n";
import type { Answers, Ask, AskFrame, ChannelName, FromWorker, HostAsk, WorkerAsk } from "./messages";

/**
 * ms. Longest wait for the worker: above every deadline of its own, so that its reason comes first. The longest is that of a
 * loose contact's readings, when an administrator lets each take the most.
 */
export const WORKER_DEADLINE_MS =
  HELLO_DEADLINE_MS + READ_ROUNDS * (READ_DEADLINE_MAX_MS + READ_GRACE_MS) + 4_000;

type News = Extract<FromWorker, { news: string }>;

interface Waiting {
  ask: Ask;
  /** Whether the ask was sent again after the worker died. */
  again: boolean;
  resolve(value: unknown): void;
  reject(error: QualitokenError): void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * The page's line to the worker. The worker may be ended at any moment ("The extension service worker lifecycle"): asks that
 * wait are then sent once more over a new channel, which starts the worker again. All asks can be repeated without harm.
 */
export class WorkerLink {
  #channel: chrome.runtime.Port | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(
    readonly name: ChannelName,
    readonly onNews: (news: News) => void,
  ) {}

  /** Asks the worker; rejects with a `QualitokenError`. */
  ask<A extends WorkerAsk>(ask: A): Promise<Answers[A["type"]]> {
    return this.#ask(ask) as Promise<Answers[A["type"]]>;
  }

  /** Asks the host, through the worker; rejects as `ask` does. */
  askHost<M extends PageMethod>(method: M, params: MethodMap[M]["params"]): Promise<MethodMap[M]["result"]> {
    const ask = { type: "host", method, params, language: language() } as HostAsk;
    return this.#ask(ask) as Promise<MethodMap[M]["result"]>;
  }

  /** Opens the channel if it is not open, so that the worker knows of this page. */
  open(): void {
    this.#connect();
  }

  close(): void {
    this.#channel?.disconnect();
    this.#channel = null;
  }

  #ask(ask: Ask): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = setTimeout(() => this.#drop(id, "worker_lost"), WORKER_DEADLINE_MS);
      this.#waiting.set(id, { ask, again: false, resolve, reject, timer });
      this.#send(id, ask);
    });
  }

  #send(id: number, ask: Ask): void {
    const frame: AskFrame = { id, ask };
    const channel = this.#connect();
    if (!channel || !post(channel, frame)) this.#drop(id, "extension_reloaded");
  }

  /** The open channel, or null: the extension was updated or removed, and this script is an orphan. */
  #connect(): chrome.runtime.Port | null {
    if (this.#channel) return this.#channel;
    if (isOrphan()) return null;
    const channel = connect(this.name);
    if (!channel) return null;
    channel.onMessage.addListener((message: FromWorker) => this.#receive(message));
    channel.onDisconnect.addListener(() => this.#lost(channel));
    this.#channel = channel;
    return channel;
  }

  #receive(message: FromWorker): void {
    if ("news" in message) {
      this.onNews(message);
      return;
    }
    const waiting = this.#take(message.id);
    if ("failure" in message) waiting?.reject(new QualitokenError(message.failure));
    else waiting?.resolve(message.value);
  }

  #lost(channel: chrome.runtime.Port): void {
    if (channel !== this.#channel) return;
    this.#channel = null;
    for (const [id, waiting] of [...this.#waiting]) {
      if (waiting.again)
        setTimeout(() => this.#drop(id, isOrphan() ? "extension_reloaded" : "worker_lost"), LOST_FOR_GOOD_MS);
      else {
        waiting.again = true;
        this.#send(id, waiting.ask);
      }
    }
  }

  #drop(id: number, code: "worker_lost" | "extension_reloaded"): void {
    this.#take(id)?.reject(new QualitokenError(failure(code)));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** Whether the extension was updated or removed, and this script was left behind. */
function isOrphan(): boolean {
  return !chrome.runtime?.id;
}

/** False: the extension was updated, and the channel's end was not told. */
function post(channel: chrome.runtime.Port, frame: AskFrame): boolean {
  try {
    channel.postMessage(frame);
    return true;
  } catch {
    return false;
  }
}

/** Null: the extension is going away just now. */
function connect(name: ChannelName): chrome.runtime.Port | null {
  try {
    return chrome.runtime.connect({ name });
  } catch {
    return null;
  }
}
