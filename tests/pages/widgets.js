// The parts of common widgets that matter to a filler: what they show, and what they do with what is typed.
document.addEventListener("change", (event) => {
  const select = event.target;
  if (select.localName !== "select") return;
  const shown = select.selectedOptions[0]?.text || "Selecione...";
  const v3 = document.querySelector(`#s2id_${select.id} .select2-chosen`);
  const v4 = document.getElementById(`select2-${select.id}-container`);
  if (v3) v3.textContent = shown;
  if (v4) v4.textContent = shown;
});
document.addEventListener("chosen:updated", (event) => {
  const shown = document.querySelector(`#${event.target.id}_chosen span`);
  if (shown) shown.textContent = event.target.selectedOptions[0]?.text || "Selecione...";
});
document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches("[data-mask]")) return;
  const digits = input.value.replace(/\D/g, "");
  if (digits.length === 14) input.value = digits.replace(/(..)(...)(...)(....)(..)/, "$1.$2.$3/$4-$5");
  if (digits.length === 10) input.value = digits.replace(/(..)(....)(....)/, "($1) $2-$3");
});
// A combo box in the manner of ExtJS: an input, a floating list at the end of the page that comes a little later, and
// what is typed counts only when the list has it.
let list = null;
const close = () => {
  list?.remove();
  list = null;
};
const open = (input) => {
  close();
  list = document.createElement("div");
  list.className = "x-boundlist";
  const rect = input.getBoundingClientRect();
  list.style.cssText = `position:absolute;background:#fff;left:${rect.left}px;top:${rect.bottom + scrollY}px`;
  document.body.append(list);
  const own = list;
  setTimeout(() => {
    const typed = input.value.toLowerCase();
    const items = input.dataset.items.split("|").filter((item) => item.toLowerCase().startsWith(typed));
    own.innerHTML = `<ul role="listbox">${items.map((item) => `<li role="option" class="x-boundlist-item">${item}</li>`).join("")}</ul>`;
    own.addEventListener("mousedown", (event) => event.preventDefault());
    own.addEventListener("click", (event) => {
      if (event.target.localName !== "li") return;
      input.value = input.committed = event.target.textContent;
      close();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }, 30);
};
for (const type of ["click", "input"]) {
  document.addEventListener(type, (event) => {
    const combo = event.target.closest?.(".x-combo");
    if (combo) open(combo.querySelector("input"));
    else if (type === "click" && !event.target.closest?.(".x-boundlist")) close();
  });
}
document.addEventListener("focusout", (event) => {
  if (!event.target.matches(".x-combo input")) return;
  const input = event.target;
  setTimeout(() => {
    const items = input.dataset.items.split("|");
    const meant = items.find((item) => item.toLowerCase() === input.value.trim().toLowerCase());
    input.value = input.value === "" ? "" : (meant ?? input.committed ?? "");
    close();
  }, 150);
});
