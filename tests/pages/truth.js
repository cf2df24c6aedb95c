// Runs in the page's own world before any script of the page. Takes down which control is which field and removes the
// marks before the engine, which lives in another world, can see them: also of controls that are built later.
(() => {
  const MARK = "data-truth";
  const known = new Map();
  const take = (element) => {
    known.set(element, element.getAttribute(MARK));
    element.removeAttribute(MARK);
  };
  const scan = (root) => {
    for (const element of root.querySelectorAll(`[${MARK}]`)) take(element);
  };
  const follow = (root) => {
    new MutationObserver(() => scan(root)).observe(root, { childList: true, subtree: true });
    scan(root);
  };
  follow(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    follow(root);
    return root;
  };
  // A page that clones a marked row clones no mark: it is gone by then.

  const FIELDS = "input, select, textarea, [contenteditable]";
  const roots = (root) => {
    const found = [root];
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) found.push(...roots(element.shadowRoot));
      if (/^i?frame$/.test(element.localName) && element.contentDocument?.body) {
        found.push(...roots(element.contentDocument));
      }
    }
    return found;
  };
  const contentOf = (control) => {
    const told = control.ownerDocument.defaultView?.corpus?.told?.(control);
    if (told !== undefined) return told;
    if (control.localName === "select") {
      return [...control.selectedOptions].filter((option) => option.value !== "").map((option) => option.text.trim()).join("|");
    }
    if (control.type === "radio" || control.type === "checkbox") return control.checked ? "on" : "";
    if (control.value !== undefined && !control.isContentEditable) return control.value;
    return control.textContent.replace(/\u200b/g, "").trim();
  };
  // A list box made of plain elements counts when it is marked.
  const isControl = (element) => element.matches(FIELDS) || markOf(element) !== "";
  const markOf = (control) => {
    const view = control.ownerDocument.defaultView;
    // A frame that was looked into before it had its document may have kept this script's first run, and its marks.
    return view?.corpus?.known.get(control) ?? control.getAttribute(MARK) ?? "";
  };
  window.corpus = {
    known,
    /** Set by pages whose controls are made by a script: what such an element holds; undefined for all others. */
    told: undefined,
    /** For pages made by hand: marks by selector; several after ">>>" go through frames and shadow roots. */
    mark(path, field) {
      let root = document;
      const parts = path.split(">>>").map((part) => part.trim());
      const last = parts.pop();
      for (const part of parts) {
        const host = root.querySelector(part);
        root = host.shadowRoot ?? host.contentDocument;
      }
      const element = root.querySelector(last);
      if (!element) throw new Error(`no ${path}`);
      (element.ownerDocument.defaultView.corpus.known).set(element, field);
    },
    /** Every control: what it is by construction and what it holds. */
    controls: () =>
      roots(document).flatMap((root) =>
        [...root.querySelectorAll("*")].filter(isControl).map((control) => ({
          mark: markOf(control),
          name: control.id || control.name || control.outerHTML.slice(0, 80),
          content: contentOf(control),
        })),
      ),
    /** The page as markup, frames and shadow roots included. */
    markup: () => roots(document).map((root) => root.body?.outerHTML ?? root.innerHTML),
  };
})();
