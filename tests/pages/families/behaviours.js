// What a page does by itself; `page` is {does, ms, keys}: names of what is below, a time in ms, keys that it concerns.
const known = window.corpus.known;
const keyOf = (control) => (known.get(control) ?? "").split("=")[0];
const byKey = (key) => [...known].find(([control]) => control.isConnected && keyOf(control) === key)?.[0];
// Not the form of a search beside it.
const form = [...known.keys()].find((control) => keyOf(control) && control.closest("form"))?.closest("form") ?? document.querySelector("form");
const LEVELS = ["tipo", "categoria_1", "categoria_2", "categoria_3"];
const levels = LEVELS.filter((key) => byKey(key)?.localName === "select");
const fire = (control, ...types) => types.forEach((type) => control.dispatchEvent(new Event(type, { bubbles: true })));
const does = {
  // Values are put back once, some time after they were set.
  put_back() {
    const done = new Set();
    form.addEventListener("change", ({ target }) => {
      const key = keyOf(target);
      if (!page.keys.includes(key) || done.has(key) || target.localName !== "input") return;
      done.add(key);
      setTimeout(() => { target.value = ""; }, page.ms);
    });
  },
  // A framework that holds the values itself and knows only what `input` told it.
  controlled() {
    const held = new WeakMap();
    form.addEventListener("input", ({ target }) => held.set(target, target.value));
    form.addEventListener("change", ({ target }) => target.localName === "select" && held.set(target, target.value));
    const apply = () => {
      for (const control of form.querySelectorAll("input:not([type=radio]):not([type=hidden]), textarea, select")) {
        const value = held.get(control) ?? "";
        if (control.value !== value) control.value = value;
      }
      setTimeout(apply, page.ms);
    };
    apply();
  },
  // The whole form comes anew from the server after a level was chosen, with what it held.
  posted_back() { rebuilt(() => form, (control) => levels.includes(keyOf(control))); },
  // The part that a level stands in comes anew, with other ids.
  part_posted_back() {
    rebuilt((control) => control.closest("[data-part]"), (control) => levels.includes(keyOf(control)), true);
  },
  // Everything is built anew after every change.
  built_anew() { rebuilt(() => form, () => true); },
  // Each level is there only when the one before was chosen; disabled until then.
  levels_enabled() {
    const lists = new Map(levels.map((key) => [key, byKey(key).innerHTML]));
    for (const key of levels.slice(1)) {
      byKey(key).innerHTML = '<option value="">...</option>';
      byKey(key).disabled = true;
    }
    form.addEventListener("change", ({ target }) => {
      const at = levels.indexOf(keyOf(target));
      if (at < 0) return;
      for (const key of levels.slice(at + 1)) {
        byKey(key).innerHTML = '<option value="">...</option>';
        byKey(key).disabled = true;
      }
      const next = levels[at + 1];
      if (!next || target.value === "") return;
      setTimeout(() => {
        byKey(next).innerHTML = lists.get(next);
        byKey(next).disabled = false;
      }, page.ms);
    });
  },
  // Options are asked for when a list gets the focus or is pressed.
  options_on_demand() {
    for (const select of form.querySelectorAll("select")) {
      const html = select.innerHTML;
      select.innerHTML = '<option value="">Selecione...</option>';
      let asked = false;
      const ask = () => {
        if (asked) return;
        asked = true;
        setTimeout(() => { select.innerHTML = html; }, page.ms);
      };
      for (const type of ["focus", "mousedown", "pointerdown"]) select.addEventListener(type, ask);
    }
  },
  // The additional information comes when the last level was chosen.
  part_after_levels() {
    const part = form.querySelector('[data-part="informacoes_adicionais"]');
    const last = levels[levels.length - 1];
    if (!part || !last) return;
    const space = document.createElement("div");
    const { innerHTML } = remarked(part);
    part.replaceWith(space);
    form.addEventListener("change", ({ target }) => {
      if (keyOf(target) !== last) return;
      const full = target.value !== "";
      setTimeout(() => { space.innerHTML = full ? innerHTML : ""; }, page.ms);
    });
  },
  // Nothing can be typed before there is a client.
  client_first() {
    const client = byKey("cliente");
    if (!client) return;
    const others = [...form.querySelectorAll("input, select, textarea")].filter((one) => one !== client && keyOf(one));
    const lock = (on) => others.forEach((one) => { one.disabled = on; });
    lock(true);
    client.addEventListener("change", () => setTimeout(() => lock(client.value === ""), page.ms));
  },
  // Fields against autofill: they can be written in only while they have the focus.
  read_only_until_focus() {
    for (const input of form.querySelectorAll("input[type=text], textarea")) {
      if (!keyOf(input)) continue;
      input.readOnly = true;
      input.addEventListener("focus", () => { input.readOnly = false; });
    }
  },
  // A clock, a list of news and a counter change all the time.
  churn() {
    const box = document.createElement("div");
    document.body.prepend(box);
    let n = 0;
    setInterval(() => { box.innerHTML = `<p>${n++} chamados na fila</p><ul><li>Atualizado às ${n}</li></ul>`; }, page.ms);
  },
  // Remarks come and go beside the fields while they are filled.
  remarks() {
    form.addEventListener("focusout", ({ target }) => {
      if (!keyOf(target)) return;
      target.nextElementSibling?.classList.contains("erro") && target.nextElementSibling.remove();
      if (target.value === "") target.insertAdjacentHTML("afterend", '<em class="erro">Preenchimento obrigatório</em>');
    });
    form.addEventListener("change", ({ target }) => {
      if (target.nextElementSibling?.classList.contains("erro")) target.nextElementSibling.remove();
    });
  },
  // Ids and names are given out anew all the time.
  renames() {
    let n = 1000;
    form.addEventListener("change", () => {
      for (const control of form.querySelectorAll("input:not([type=radio]), select, textarea")) {
        const label = control.id && form.querySelector(`label[for="${control.id}"]`);
        control.id = control.name = `ctl${n++}`;
        if (label) label.htmlFor = control.id;
      }
    });
  },
  // The focus goes on by itself after a choice.
  moves_focus() {
    form.addEventListener("change", ({ target }) => {
      const all = [...form.querySelectorAll("input, select, textarea")];
      setTimeout(() => all[all.indexOf(target) + 1]?.focus(), 0);
    });
  },
  // A saved draft is written after each change, and said.
  draft() {
    form.addEventListener("change", () => {
      document.querySelector(".rascunho")?.remove();
      setTimeout(() => form.insertAdjacentHTML("beforebegin", '<div class="rascunho">Rascunho salvo</div>'), page.ms);
    });
  },
  // A sign covers the page for a moment after each level, under another name than the known one.
  other_sign() {
    form.addEventListener("change", ({ target }) => {
      if (!levels.includes(keyOf(target))) return;
      const sign = document.createElement("div");
      sign.className = "blockUI";
      sign.style.cssText = "position:fixed;inset:0;background:#fff8";
      sign.textContent = "Aguarde...";
      document.body.append(sign);
      setTimeout(() => sign.remove(), page.ms);
    });
    does.levels_enabled();
  },
};
// A copy that carries the marks, for markup that is put in again.
function remarked(root) {
  const copy = root.cloneNode(true);
  const sources = [root, ...root.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, i) => {
    if (known.has(sources[i])) one.setAttribute("data-truth", known.get(sources[i]));
  });
  return copy;
}
let generation = 0;
function rebuilt(partOf, concerns, renamed = false) {
  let planned = false;
  document.addEventListener("change", ({ target }) => {
    if (planned || !form.contains(target) || !concerns(target)) return;
    planned = true;
    const part = partOf(target);
    setTimeout(() => {
      planned = false;
      const controls = (root) => [...root.querySelectorAll("input, select, textarea")];
      const held = controls(part).map((one) => [one.value, one.checked]);
      const copy = remarked(part);
      generation++;
      if (renamed) {
        for (const one of copy.querySelectorAll("[id], [for]")) {
          for (const name of ["id", "for"]) {
            const value = one.getAttribute(name);
            if (value) one.setAttribute(name, `${value.split("_g")[0]}_g${generation}`);
          }
        }
      }
      part.innerHTML = copy.innerHTML;
      controls(part).forEach((one, i) => {
        if (one.type === "radio") one.checked = held[i][1];
        else if (one.type !== "file") one.value = held[i][0];
      });
    }, page.ms);
  });
}
for (const name of page.does) does[name]();
