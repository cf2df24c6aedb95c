import type { Control } from "../../collect/collection";
import { click, isLocked, isShownByLabel, setChecked } from "../../dom/dom";
import { tidy } from "../../dom/text";
import { visit } from "../../dom/visit";
import { titleOf } from "../lists";
import { type IsChoosable, indexOfTitled } from "../match";
import { nearest } from "../nearest";
import type { Adapter, Saved } from "../types";

const membersOf = (control: Control): HTMLInputElement[] => control.members as HTMLInputElement[];

/** The text of one radio button: its label, what stands directly behind it, or its value. */
function captionOf(radio: HTMLInputElement): string {
  const label = radio.labels?.[0]?.textContent;
  if (label && tidy(label)) return tidy(label);
  const behind = radio.nextSibling;
  const text = behind && behind.nodeType !== Node.COMMENT_NODE ? tidy(behind.textContent ?? "") : "";
  return text || radio.value;
}

function chosenOf(control: Control): HTMLInputElement | undefined {
  return membersOf(control).find((radio) => radio.checked);
}

function find(control: Control, wanted: string, isChoosable?: IsChoosable): HTMLInputElement | null {
  const radios = membersOf(control);
  const titles = (): (string | null)[] =>
    radios.map(({ labels }) => (labels?.[0] ? titleOf(labels[0]) : null));
  return radios[indexOfTitled(radios.map(captionOf), titles, wanted, isChoosable)] ?? null;
}

/** Whether a person can press a button, or the label that stands for it, as far as the group can be seen at all. */
function offered(control: Control): IsChoosable {
  const radios = membersOf(control);
  const inSight = radios.map(isShownByLabel);
  const isGroupHidden = !inSight.includes(true);
  return (index) => {
    const radio = radios[index];
    return radio !== undefined && !isLocked(radio) && (isGroupHidden || inSight[index] === true);
  };
}

/** Groups of radio buttons. Chosen by a real click, and only if the state differs: pages act on the click. */
export const radios: Adapter = {
  fits: (control) => control.type === "radios",
  read(control) {
    const chosen = chosenOf(control);
    if (!chosen) return { value: "", display: "", empty: true };
    return { value: chosen.value, display: captionOf(chosen), empty: false };
  },
  holds(control, wanted) {
    const chosen = chosenOf(control);
    if (!chosen) return false;
    return find(control, wanted) === chosen || find(control, wanted, offered(control)) === chosen;
  },
  write(control, wanted) {
    const radio = find(control, wanted, offered(control));
    if (!radio)
      return { ok: false, nearest: nearest(wanted, membersOf(control).map(captionOf), offered(control)) };
    if (!radio.checked) click(radio);
    return { ok: true };
  },
  save(control): Saved {
    const radios = membersOf(control);
    const index = radios.findIndex((radio) => radio.checked);
    return { of: "radios", chosen: index === -1 ? null : { value: radios[index]?.value ?? "", index } };
  },
  same(control, saved) {
    if (saved.of !== "radios") return false;
    return (chosenOf(control)?.value ?? null) === (saved.chosen?.value ?? null);
  },
  restore(control, saved) {
    if (saved.of !== "radios") return false;
    const before = saved.chosen;
    if (before) {
      const radios = membersOf(control);
      const radio = [radios[before.index], ...radios].find((candidate) => candidate?.value === before.value);
      if (!radio) return false;
      click(radio);
      return radio.checked;
    }
    const chosen = chosenOf(control);
    if (chosen) visit(chosen, "", () => setChecked(chosen, false));
    return true;
  },
};
