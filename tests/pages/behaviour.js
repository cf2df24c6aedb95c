// How a page builds itself; `page` is {timing, parts}. Late parts begin when the tests say so: see `window.begin`.
const app = document.getElementById("app");
const add = (html) => app.insertAdjacentHTML("beforeend", html);
const loading = (work) => {
  const sign = document.createElement("div");
  sign.id = "divLoading";
  sign.textContent = "Carregando...";
  document.body.append(sign);
  setTimeout(() => {
    work();
    sign.remove();
  }, 40);
};
const byKey = (key) => [...window.corpus.known].find(([control, mark]) => mark === key && control.isConnected)?.[0];

if (page.timing === "late") {
  window.begin = () => setTimeout(() => {
    page.parts.forEach(add);
    window.settled = true;
  }, 150);
}
if (page.timing === "bursts") {
  window.begin = () => page.parts.forEach((part, index) => setTimeout(() => {
    add(part);
    window.settled = index === page.parts.length - 1;
  }, 60 + 90 * index));
}
if (page.timing === "rerender") {
  // Like a framework that builds everything anew after each first change of a field, values kept in a state of its own.
  page.parts.forEach(add);
  const state = new Map();
  let planned = false;
  const build = () => {
    planned = false;
    const held = [...app.querySelectorAll("input, select, textarea")];
    held.forEach((control, i) => state.set(i, [control.value, control.checked]));
    app.innerHTML = page.parts.join("");
    [...app.querySelectorAll("input, select, textarea")].forEach((control, i) => {
      const [value, checked] = state.get(i);
      if (control.type === "radio") control.checked = checked;
      else control.value = value;
    });
  };
  app.addEventListener("change", () => {
    if (planned) return;
    planned = true;
    setTimeout(build, 15);
  });
}
if (page.timing === "cascade") {
  const LEVELS = ["tipo", "categoria_1", "categoria_2", "categoria_3"];
  const OPTIONS = new Map();
  const fill = (select, full) => {
    const key = window.corpus.known.get(select);
    if (!OPTIONS.has(key)) OPTIONS.set(key, select.innerHTML);
    const built = select.cloneNode(false);
    built.innerHTML = full ? OPTIONS.get(key) : '<option value=""></option>';
    built.setAttribute("data-truth", key);
    select.replaceWith(built);
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const key of LEVELS.slice(1)) fill(byKey(key), false);
  });
  document.addEventListener("change", (event) => {
    const level = LEVELS.indexOf(window.corpus.known.get(event.target));
    if (level < 0) return;
    const chosen = event.target.value !== "";
    loading(() => {
      LEVELS.slice(level + 1).forEach((key, i) => byKey(key) && fill(byKey(key), chosen && i === 0));
      app.innerHTML = level === 3 && chosen ? page.parts.join("") : "";
    });
  });
}
