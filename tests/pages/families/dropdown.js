// Drop-downs of a component library, by a specification of `widgets.toml`; `page` is {root, spec, options, empty}: options
// by the id of the element around each widget, whose class is `root`.
const { spec } = page;
const rootOf = (target) => target.closest?.(`.${page.root}`);
const idOf = (root) => root.getAttribute("data-k");
const chosen = new Map();
const shownIn = (root) => root.querySelector(spec.shown);
const textIn = (root) => {
  const shown = shownIn(root);
  const text = "value" in shown ? shown.value : shown.textContent;
  return text === page.empty ? "" : text;
};
const nativeIn = (root) => root.querySelector("select");
const show = (root, text) => {
  const shown = shownIn(root);
  if ("value" in shown) shown.value = text;
  else shown.textContent = text || page.empty;
};
const optionsOf = (root) => page.options[idOf(root)];
// What is submitted, and what is shown if that is something else.
window.corpus.told = (element) => {
  if (!element.classList.contains(page.root)) return undefined;
  const native = nativeIn(element);
  const option = native?.selectedOptions[0];
  const held = native ? (option && option.value !== "" ? option.text : "") : (chosen.get(idOf(element)) ?? "");
  const seen = textIn(element);
  return held === seen ? held : `${held} (shown: ${seen})`;
};
let open = null;
const expand = (root, on) => {
  for (const one of root.querySelectorAll("[aria-expanded]")) one.setAttribute("aria-expanded", String(on));
};
const close = () => {
  if (!open) return;
  open.list.remove();
  expand(open.root, false);
  open = null;
};
const fillIn = (template, values) => template.replace(/\$\{?(\w+)\}?/g, (_, name) => values[name] ?? "");
// Under its widget, so that the press that opens it does not end on it.
const place = (root, list) => {
  const styleOf = (element) => getComputedStyle(element).position;
  const floating = [list, ...list.querySelectorAll("*")].find((element) => styleOf(element) === "absolute");
  const { left, bottom } = root.getBoundingClientRect();
  const scrolled = styleOf(list) === "fixed" ? 0 : 1;
  floating.style.left = `${left + scrolled * scrollX}px`;
  floating.style.top = `${bottom + scrolled * scrollY}px`;
};
const build = (root, typed) => {
  close();
  const id = root.querySelector("[id]")?.id.replace(/^s2id_|-inputEl$|_focus$|-ts-control$|-button$/g, "") ?? idOf(root);
  const make = (items) => {
    const holder = document.createElement("div");
    holder.innerHTML = fillIn(spec.list, { id, items });
    return holder.firstElementChild;
  };
  const wanted = optionsOf(root).filter((text) => !typed || text.toLowerCase().includes(typed.toLowerCase()));
  const items = wanted.map((text, i) => fillIn(spec.item, { id, text, number: String(i + 1) })).join("");
  const put = (list) => {
    if (open) open.list.replaceWith(list);
    else if (spec.inside) root.querySelector(spec.trigger).parentElement.append(list);
    else document.body.append(list);
    open = { root, list };
    if (!spec.inside) place(root, list);
  };
  expand(root, true);
  put(make(spec.delay ? "" : items));
  const mine = open;
  if (spec.delay) setTimeout(() => open === mine && put(make(items)), spec.delay);
};
const choose = (root, text) => {
  const native = nativeIn(root);
  chosen.set(idOf(root), text);
  show(root, text);
  const at = optionsOf(root).indexOf(text);
  for (const input of root.querySelectorAll("input[type=hidden], input[data-role]")) input.value = String(at + 1);
  if (native) {
    if (spec.remote && ![...native.options].some((option) => option.text === text)) native.add(new Option(text, String(at + 1)));
    native.value = [...native.options].find((option) => option.text === text).value;
    native.dispatchEvent(new Event("change", { bubbles: true }));
  }
  close();
};
document.addEventListener(spec.open, (event) => {
  const root = rootOf(event.target);
  if (!root || open?.list.contains(event.target) || !event.target.closest(spec.trigger)) return;
  if (spec.open !== "click") event.preventDefault();
  if (open?.root === root && !spec.typed) close();
  else build(root, "");
});
document.addEventListener(spec.pick, (event) => {
  if (!open?.list.contains(event.target)) return;
  const entry = event.target.closest(spec.entry);
  if (entry) choose(open.root, [...open.list.querySelectorAll(spec.entry)].indexOf(entry) < 0 ? "" : entry.textContent.trim());
});
for (const type of ["mousedown", "pointerdown"]) {
  document.addEventListener(type, (event) => {
    if (open && !open.list.contains(event.target) && rootOf(event.target) !== open.root) close();
  });
}
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
if (spec.typed) {
  document.addEventListener("input", (event) => {
    const root = rootOf(event.target);
    if (!root || event.target.type === "hidden") return;
    if (event.target.value === "") close();
    else build(root, event.target.value);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches(spec.shown) && target.value === "" && rootOf(target)) chosen.delete(idOf(rootOf(target)));
  });
  document.addEventListener("focusout", (event) => {
    const root = rootOf(event.target);
    if (!root) return;
    setTimeout(() => {
      if (open?.root === root) close();
      const { target } = event;
      if (target.matches(spec.shown)) target.value = target.value === "" ? "" : (chosen.get(idOf(root)) ?? "");
      else if (target.type !== "hidden") target.value = "";
      if (target.matches(spec.shown) && target.value === "") chosen.delete(idOf(root));
    }, 120);
  });
}
if (spec.follows) {
  document.addEventListener("change", (event) => {
    const root = event.target.localName === "select" ? rootOf(event.target) : null;
    if (root) show(root, event.target.value === "" ? "" : event.target.selectedOptions[0].text);
  });
}
