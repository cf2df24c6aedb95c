/** One pass over a document: every label-like text and every control, in document order. Decides nothing. */

import { type Collection, type Control, type ControlType, register } from "./collection";
import {
  attribute,
  closest,
  type FieldElement,
  isField,
  isShown,
  matches,
  query,
  skipChildren,
  tagOf,
  walk,
} from "./dom";
import { INLINE, TextGatherer } from "./runs";
import { BELONGS_TO_WIDGET } from "./widgets";

const SILENT = new Set(
  "script style noscript template textarea option datalist iframe object svg canvas head".split(" "),
);
const INPUT_TYPES: Record<string, ControlType | null> = {
  hidden: "hidden",
  radio: "radios",
  checkbox: "check",
  button: null,
  submit: null,
  reset: null,
  image: null,
  file: null,
  password: null,
};

/** Collects the document once. */
export function collect(document: Document): Collection {
  const found: Collection = {
    document,
    items: [],
    runs: [],
    controls: [],
    byCell: new Map(),
    byLabel: new Map(),
    labels: new Map(),
  };
  const body = query(document, "body");
  if (!body) return found;
  const groups = new Map<string, Control>();
  const addresses = new Map<string, number>();
  const text = new TextGatherer(found);
  const walker = walk(document, body);
  let node = walker.nextNode();
  while (node) {
    if (node.nodeType === Node.TEXT_NODE) {
      text.add(node as Text);
      node = walker.nextNode();
      continue;
    }
    const element = node as Element;
    const name = tagOf(element);
    if (!INLINE.has(name)) text.flush();
    if (isField(element)) {
      addControl(found, element, groups, addresses);
      node = skipChildren(walker);
    } else if (isSilent(element, name)) {
      node = skipChildren(walker);
    } else {
      if (name === "label") noteLabel(found, element as HTMLLabelElement);
      node = walker.nextNode();
    }
  }
  text.flush();
  return found;
}

function isSilent(element: Element, name: string): boolean {
  if (SILENT.has(name)) return true;
  if (name === "button") return attribute(element, "role") !== "tab";
  return matches(element, BELONGS_TO_WIDGET);
}

function noteLabel(found: Collection, label: HTMLLabelElement): void {
  const target = label.control;
  if (!target) return;
  const others = found.labels.get(target);
  if (others) others.push(label);
  else found.labels.set(target, [label]);
}

function addControl(
  found: Collection,
  element: FieldElement,
  groups: Map<string, Control>,
  addresses: Map<string, number>,
): void {
  const type = typeOf(element);
  if (!type) return;
  const name = attribute(element, "name");
  const shown = type !== "hidden" && isShown(element);
  if (type === "radios" && name) {
    const group = groups.get(name);
    if (group && (group.element as HTMLInputElement).form === (element as HTMLInputElement).form) {
      group.members.push(element);
      group.shown ||= shown;
      return;
    }
  }
  const id = element.id;
  const base = type === "radios" ? `radios|${name}` : `${type}|${id}|${name}`;
  const count = addresses.get(base) ?? 0;
  addresses.set(base, count + 1);
  const control: Control = {
    kind: "control",
    order: found.items.length,
    type,
    element,
    members: [element],
    cell: closest(element, "td,th"),
    id,
    name,
    shown,
    address: `${base}|${count}`,
  };
  if (type === "radios" && name) groups.set(name, control);
  found.controls.push(control);
  register(found, control);
}

function typeOf(element: FieldElement): ControlType | null {
  if (element.localName === "select") return "select";
  if (element.localName === "textarea") return "textarea";
  const type = INPUT_TYPES[(element as HTMLInputElement).type];
  return type === undefined ? "text" : type;
}
