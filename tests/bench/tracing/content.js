// Before the first script of ours in a page, in the same world: notes messages, timers and fields set, and keeps them.
(() => {
  if (globalThis.benchNoted) return;
  const noted = (globalThis.benchNoted = []);
  const now = () => performance.timeOrigin + performance.now();
  const note = (what, detail) => noted.push([what, now(), detail]);

  chrome.runtime.onMessage.addListener((message) => void note(`command ${message.type}`, ""));

  const connect = chrome.runtime.connect.bind(chrome.runtime);
  chrome.runtime.connect = (...given) => {
    const port = connect(...given);
    const asked = new Map();
    port.onMessage.addListener((message) => {
      if (asked.has(message.id)) note(`answer ${asked.get(message.id)}`, "");
    });
    const post = port.postMessage.bind(port);
    port.postMessage = (message) => {
      const type = message.ask?.method ?? message.ask?.type ?? message.type;
      asked.set(message.id, type);
      note(`ask ${type}`, "");
      if (type === "timing") requestAnimationFrame(() => usual(keep));
      post(message);
    };
    return port;
  };
  const keep = () => {
    note("drawn", "");
    void chrome.storage.local.set({ benchNoted: noted });
  };

  const usual = globalThis.setTimeout.bind(globalThis);
  globalThis.setTimeout = (go, ms = 0, ...more) => {
    const at = now();
    return usual(() => {
      noted.push(["timer", at, now(), ms]);
      go(...more);
    }, ms);
  };

  document.addEventListener("change", ({ isTrusted, target }) => {
    if (!isTrusted) note("set", target.id || target.name);
  }, true);
})();
