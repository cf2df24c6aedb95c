// The ideal filler: knows every id and every value beforehand, looks for nothing, sets each field in the task in which it
// can be set (its control and its option are there), verifies nothing, waits for nothing else. Returns its ms; gives up
// after `patience` ms.
([steps, patience]) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    let left = steps;
    const isThere = (control, value) =>
      control && (control.localName !== "select" || [...control.options].some((option) => option.value === value));
    const set = ([id, value]) => {
      const control = document.getElementById(id);
      if (!isThere(control, value)) return false;
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    };
    const observer = new MutationObserver(() => go());
    const go = () => {
      left = left.filter((step) => !set(step));
      if (left.length > 0) return;
      observer.disconnect();
      clearTimeout(giveUp);
      resolve(performance.now() - began);
    };
    observer.observe(document, { childList: true, subtree: true });
    const giveUp = setTimeout(() => reject(new Error(`cannot set ${left.map(([id]) => id).join(", ")}`)), patience);
    go();
  });
