/**
 * What Node lacks of `chrome`, for tests of logic that keeps something or sends messages. Real storage, ports and frames are
 * tested in Chromium (tests/browser).
 */

import { webcrypto } from "node:crypto";

/** A storage area in memory. As the real one it keeps copies, and what it was never given is not there. */
export class Area {
  kept: Record<string, unknown> = {};

  async get(names?: string | string[]): Promise<Record<string, unknown>> {
    const wanted = names === undefined ? Object.keys(this.kept) : [names].flat();
    const found = wanted.filter((name) => name in this.kept).map((name) => [name, this.kept[name]]);
    return structuredClone(Object.fromEntries(found));
  }

  async set(values: object): Promise<void> {
    Object.assign(this.kept, structuredClone(values));
  }

  async remove(name: string): Promise<void> {
    delete this.kept[name];
  }
}

/** One end of a channel: what was posted on it, and what its other end can do. */
export class Channel {
  readonly posted: unknown[] = [];
  isOpen = true;
  readonly #messageListeners: ((message: unknown) => void)[] = [];
  readonly #endListeners: (() => void)[] = [];
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => this.#messageListeners.push(listener),
  };
  readonly onDisconnect = { addListener: (listener: () => void) => this.#endListeners.push(listener) };

  postMessage(message: unknown): void {
    if (!this.isOpen) throw new Error("Attempting to use a disconnected port object");
    this.posted.push(message);
  }

  disconnect(): void {
    this.isOpen = false;
  }

  /** The other end says something. */
  say(message: unknown): void {
    for (const listener of this.#messageListeners) listener(message);
  }

  /** The other end goes away. */
  end(): void {
    this.isOpen = false;
    for (const listener of this.#endListeners) listener();
  }
}

/** Puts a `chrome` with empty storage in place. */
export function freshChrome() {
  const channels: Channel[] = [];
  const open = (): Channel => {
    const channel = new Channel();
    channels.push(channel);
    return channel;
  };
  const runtime: { id: string | undefined; lastError: { message: string } | undefined } = {
    id: "abcdefghijklmnopabcdefghijklmnop",
    lastError: undefined,
  };
  const storage = { local: new Area(), session: new Area() };
  const made = {
    storage,
    i18n: { getUILanguage: () => "pt-BR" },
    runtime: Object.assign(runtime, {
      connect: open,
      connectNative: open,
      getURL: (path: string) => `chrome-extension://${runtime.id}/${path}`,
    }),
  };
  // Node 18 has no global one, as browsers do.
  Object.assign(globalThis, { chrome: made, ...("crypto" in globalThis ? {} : { crypto: webcrypto }) });
  return { storage, runtime, channels };
}
