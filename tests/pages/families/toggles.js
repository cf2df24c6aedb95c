// Answers of a yes-or-no question that are no radio buttons; `page` is {group, entry, attribute}.
const before = window.corpus.told;
window.corpus.told = (element) => {
  if (!element.classList.contains(page.group)) return before?.(element);
  return [...element.querySelectorAll(page.entry)].find((one) => one.getAttribute(page.attribute) === "true")?.textContent.trim() ?? "";
};
document.addEventListener("click", (event) => {
  const entry = event.target.closest?.(page.entry);
  const group = entry?.closest(`.${page.group}`);
  if (!group) return;
  const on = entry.getAttribute(page.attribute) === "true" && page.attribute === "aria-pressed";
  for (const one of group.querySelectorAll(page.entry)) one.setAttribute(page.attribute, String(one === entry && !on));
});
