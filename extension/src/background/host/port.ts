import { MAX_FRAME_IN_BYTES } from "../../generated/limits";
import { HOST_NAME } from "../../generated/names";
import type { Hello, RpcError } from "../../generated/protocol";
import { now } from "../../shared/clock";
import { HELLO_DEADLINE_MS } from "../../shared/constants";
import { type Failure, failure, QualitokenError } from "../../shared/failure";
import { Backoff } from "./backoff";
import { codeOf } from "./errors";
import { whoIsOutdated } from "./hello";
import { Pending } from "./pending";

/** Where the connection stands. */
export enum PortState {
  /** No process; the next request starts one. */
  Disconnected = "disconnected",
  /** The process was started and has not said hello yet. */
  AwaitingHello = "awaiting_hello",
  /** Requests go through. */
  Ready = "ready",
  /** The host speaks another major version; nothing is sent to it. */
  Incompatible = "incompatible",
}

type HostMessage =
  | { id: number; result: unknown }
  | { id: number | null; error: RpcError }
  | { method: string; params: unknown };

/** How a request is made. */
export interface RequestOptions {
  deadlineMs(): number;
  /** Asked for by a click: does not wait for the pause after a failure. */
  byAgent?: boolean;
}

/**
 * The single owner of the native port (developer.chrome.com, "Native messaging"). Connects on demand, checks hello, pairs
 * replies with requests, and says in stable codes why the host cannot be reached.
 */
export class HostPort {
  #state = PortState.Disconnected;
  #port: chrome.runtime.Port | null = null;
  #opening: Promise<void> | null = null;
  #settleOpening: (failure: Failure | null) => void = () => {};
  #readySince = 0;
  #lastFailure: Failure | null = null;
  #nextId = 1;
  /** What the host said of itself; null while none is connected. */
  hello: Hello | null = null;
  readonly #pending = new Pending();
  readonly #backoff = new Backoff();

  /** `onReady`: the host has said hello; what is sent there goes before every waiting request. */
  constructor(
    readonly onNotification: (method: string, params: unknown) => void,
    readonly onReady: () => void,
  ) {}

  /** Resolves when the host has said hello; within the pause after a failure it fails at once with the same reason. */
  connect(byAgent = false): Promise<void> {
    if (this.#state === PortState.Ready) return Promise.resolve();
    if (this.#opening) return this.#opening;
    if (this.#lastFailure && !this.#backoff.isDue(now(), byAgent)) {
      return Promise.reject(new QualitokenError(this.#lastFailure));
    }
    return this.#open();
  }

  /** Sends a request and waits for its result. A host that was well and is gone is started again, once. */
  async request(method: string, params: object, options: RequestOptions): Promise<unknown> {
    const wasReady = this.#state === PortState.Ready;
    await this.connect(options.byAgent);
    try {
      return await this.#send(method, params, options.deadlineMs);
    } catch (error) {
      const gone = error instanceof QualitokenError && error.failure.code === "host_exited";
      if (!gone || !wasReady) throw error;
      await this.connect(options.byAgent);
      return this.#send(method, params, options.deadlineMs);
    }
  }

  /** Lets the host go: it ends when its input is closed. */
  disconnect(): void {
    this.#close(failure("host_exited"), PortState.Disconnected);
  }

  #open(): Promise<void> {
    const port = chrome.runtime.connectNative(HOST_NAME);
    this.#port = port;
    this.#state = PortState.AwaitingHello;
    const timer = setTimeout(() => this.#fail(failure("host_timeout", "hello")), HELLO_DEADLINE_MS);
    this.#opening = new Promise((resolve, reject) => {
      this.#settleOpening = (failed) => {
        clearTimeout(timer);
        this.#opening = null;
        this.#settleOpening = () => {};
        if (failed) reject(new QualitokenError(failed));
        else resolve();
      };
    });
    port.onMessage.addListener((message: HostMessage) => {
      if (port === this.#port) this.#receive(message);
    });
    port.onDisconnect.addListener(() => {
      const text = chrome.runtime.lastError?.message ?? "";
      if (port === this.#port) this.#fail(failure(codeOf(text), text));
    });
    return this.#opening;
  }

  #send(method: string, params: object, deadlineMs: () => number): Promise<unknown> {
    const id = this.#nextId++;
    const message = { jsonrpc: "2.0", id, method, params };
    const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
    if (bytes > MAX_FRAME_IN_BYTES || !this.#port) {
      return Promise.reject(new QualitokenError(failure(this.#port ? "frame_too_large" : "host_exited")));
    }
    const reply = this.#pending.add(id, deadlineMs, () => this.#fail(failure("host_timeout", method)));
    this.#port.postMessage(message);
    return reply;
  }

  #receive(message: HostMessage): void {
    if (this.#state === PortState.AwaitingHello) {
      this.#greet(message);
    } else if ("method" in message) {
      this.onNotification(message.method, message.params);
    } else if ("result" in message) {
      this.#pending.resolve(message.id, message.result);
    } else if (message.id === null) {
      this.#pending.rejectAll(fromHost(message.error));
    } else {
      this.#pending.reject(message.id, fromHost(message.error));
    }
  }

  #greet(message: HostMessage): void {
    if (!("method" in message) || message.method !== "hello") {
      this.#fail("error" in message ? fromHost(message.error) : failure("host_protocol_error", "hello"));
      return;
    }
    const hello = message.params as Hello;
    const { protocol } = hello;
    const outdated = whoIsOutdated(protocol);
    if (outdated) {
      this.#fail(failure(outdated, protocol), PortState.Incompatible);
      return;
    }
    this.#state = PortState.Ready;
    this.#readySince = now();
    this.#lastFailure = null;
    this.hello = hello;
    this.onReady();
    this.#settleOpening(null);
  }

  #fail(failed: Failure, state = PortState.Disconnected): void {
    this.#backoff.failed(now(), this.#state === PortState.Ready ? now() - this.#readySince : 0);
    this.#lastFailure = failed;
    this.#close(failed, state);
  }

  #close(failed: Failure, state: PortState): void {
    const port = this.#port;
    this.#port = null;
    this.hello = null;
    this.#state = state;
    port?.disconnect();
    this.#settleOpening(failed);
    this.#pending.rejectAll(failed);
  }
}

/** The host's own error: sentence and hint are its own. */
function fromHost(error: RpcError): Failure {
  const { code, hint, retryable, detail } = error.data;
  return { code, message: error.message, hint, retryable, detail };
}
