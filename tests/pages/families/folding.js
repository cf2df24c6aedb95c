// Parts that a person opens with a click: whatever was pressed shows the part that it speaks for.
document.addEventListener("click", (event) => {
  const button = event.target.closest(".accordion-button");
  if (button) {
    const part = document.getElementById(button.getAttribute("aria-controls"));
    const hidden = part.style.display === "none";
    part.style.display = hidden ? "" : "none";
    button.setAttribute("aria-expanded", String(hidden));
  }
  const bar = event.target.closest(".cab");
  if (bar) bar.nextElementSibling.style.maxHeight = bar.nextElementSibling.style.maxHeight ? "" : "0";
  const tab = event.target.closest(".nav-link, .XMLTABOFF");
  if (tab) {
    event.preventDefault();
    const parts = [...document.querySelectorAll(".tab-pane, .aba")];
    const tabs = [...document.querySelectorAll(".nav-link, .XMLTABOFF")];
    parts.forEach((part, i) => {
      part.hidden = false;
      part.style.display = tabs[i] === tab ? "" : "none";
      if (tabs[i] === tab) part.removeAttribute("style");
      tabs[i].classList.toggle("on", tabs[i] === tab);
    });
  }
  const next = event.target.closest(".prox");
  if (next) {
    const steps = [...document.querySelectorAll(".passo")];
    const at = steps.indexOf(next.closest(".passo"));
    if (steps[at + 1]) steps.forEach((step, i) => { step.hidden = i !== at + 1; });
  }
});
