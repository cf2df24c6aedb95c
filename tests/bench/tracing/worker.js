// Before the worker's own script: notes when a command goes to a page.
(() => {
  const send = chrome.tabs.sendMessage.bind(chrome.tabs);
  globalThis.benchSent = [];
  chrome.tabs.sendMessage = (tab, message, ...more) => {
    globalThis.benchSent.push([message.type, performance.timeOrigin + performance.now()]);
    return send(tab, message, ...more);
  };
})();
