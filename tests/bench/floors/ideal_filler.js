// The ideal filler: knows every id and every value beforehand, looks for nothing, sets each field in the task in which it
// can be set (its control and its option are there), verifies nothing. It knows that the page itself writes into fields
// when its calls come back, and sets those again in the task in which the last call has: before that no filler is
// through. Returns its ms; gives up after `patience` ms.
([steps, patience]) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const find = (id) => document.getElementById(id);
    let left = steps;
    const isThere = (control, value) =>
      control && (control.localName !== "select" || [...control.options].some((option) => option.value === value));
    const set = ([id, value]) => {
      const control = find(id);
      if (!isThere(control, value)) return false;
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    };
    const rests = () => !globalThis.Ajax?.activeRequestCount;
    const observer = new MutationObserver(() => go());
    const go = () => {
      left = left.filter((step) => !set(step));
      if (left.length > 0 || !rests()) return;
      for (const step of steps) if (find(step[0]).value !== step[1]) set(step);
      if (!rests()) return;
      observer.disconnect();
      clearTimeout(giveUp);
      globalThis.hideLoading = hide;
      resolve(performance.now() - began);
    };
    const hide = globalThis.hideLoading;
    globalThis.hideLoading = () => {
      hide?.(); // the page's own, when none of its calls is on its way any more
      go();
    };
    observer.observe(document, { childList: true, subtree: true });
    const giveUp = setTimeout(() => reject(new Error(`cannot set ${left.map(([id]) => id).join(", ")}`)), patience);
    go();
  });
