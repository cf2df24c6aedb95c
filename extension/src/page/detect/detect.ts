import type { PageMap, Signal } from "../../generated/protocol";
import { fold } from "../dom/text";

/** Cheap kinds first, so that most pages are decided before the document's texts are walked. */
const ORDER: readonly Signal["kind"][] = ["path", "title", "element", "script", "label"];

/** Characters; longer texts are no labels and are not folded. */
const LABEL_MAX = 80;

/** Elements whose text is never a label. */
const NO_LABEL = "option, a, button, script, style, noscript, textarea, title";

/**
 * Finds the map that describes this document, or null. The host's name is no evidence: companies run the product under
 * their own names. A single kind of signal is never enough, whatever its weight.
 */
export function detect(maps: PageMap[], document: Document): PageMap | null {
  for (const map of maps) {
    if (describes(map, document)) return map;
  }
  return null;
}

function describes(map: PageMap, document: Document): boolean {
  const { threshold, kinds, signals } = map.detection;
  const met = new Set<string>();
  let sum = 0;
  let open = signals.reduce((total, signal) => total + signal.weight, 0);
  const count = (signal: Signal): boolean => {
    sum += signal.weight;
    met.add(signal.kind);
    return sum >= threshold && met.size >= kinds;
  };
  for (const kind of ORDER) {
    const ofKind = signals.filter((signal) => signal.kind === kind);
    if (ofKind.length === 0) continue;
    if (sum + open < threshold) return false;
    if (PROBES[kind](ofKind, document, count)) return true;
    open -= ofKind.reduce((total, signal) => total + signal.weight, 0);
  }
  return false;
}

type Probe = (signals: Signal[], document: Document, count: (signal: Signal) => boolean) => boolean;

const PROBES: Record<Signal["kind"], Probe> = {
  path: (signals, document, count) =>
    signals.some((signal) => matches(signal.value, document.location.pathname) && count(signal)),
  title: (signals, document, count) => {
    const title = Document.prototype.querySelector.call(document, "title")?.textContent ?? "";
    return signals.some((signal) => matches(signal.value, title.trim()) && count(signal));
  },
  element: (signals, document, count) =>
    signals.some((signal) => exists(document, signal.value) && count(signal)),
  script: (signals, document, count) => {
    const scripts = Document.prototype.querySelectorAll.call(document, "script:not([src])");
    const open = new Set(signals);
    for (const script of scripts) {
      const source = script.textContent ?? "";
      for (const signal of open) {
        if (!source.includes(signal.value)) continue;
        open.delete(signal);
        if (count(signal)) return true;
      }
      if (open.size === 0) return false;
    }
    return false;
  },
  label: (signals, document, count) => {
    const open = new Map(signals.map((signal) => [fold(signal.value), signal]));
    const root = Document.prototype.querySelector.call(document, "body");
    if (!root) return false;
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && open.size > 0; node = walker.nextNode()) {
      const text = (node as Text).data;
      if (text.length > LABEL_MAX) continue;
      const folded = fold(text);
      const signal = open.get(folded);
      if (!signal || !standsAsLabel(node as Text)) continue;
      open.delete(folded);
      if (count(signal)) return true;
    }
    return false;
  },
};

function standsAsLabel(text: Text): boolean {
  const parent = text.parentElement;
  return parent !== null && !Element.prototype.matches.call(parent, NO_LABEL);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "i").test(text);
  } catch {
    return false;
  }
}

function exists(document: Document, selector: string): boolean {
  try {
    return Document.prototype.querySelector.call(document, selector) !== null;
  } catch {
    return false;
  }
}
