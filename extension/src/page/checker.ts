/**
 * What `qualitoken page check` runs on the page that it makes of a skeleton: the real locator, marks where it found something,
 * and two reports as JSON: of the fields, and of every control that could be taught.
 */

import type { PageMap } from "../generated/protocol";
import { reasons } from "./check/reasons";
import { collect } from "./collect/collect";
import { locateAll } from "./locate/locate-all";
import { TaughtFields } from "./locate/taught";

/** Locates every field of the map and writes what was found into the page, for the command and for people. */
function check(map: PageMap): void {
  const found = collect(document);
  const explained = reasons(map, found);
  const located = Object.entries(locateAll(map, document));
  const targets = new TaughtFields(map).targets(found);
  const taken = new Set(located.map(([, { element }]) => element));
  const fields = located.map(([key, { element: _, ...rest }]) => {
    const missing = rest.status === "not_found" ? explained.get(key) : undefined;
    return { key, ...rest, label: missing?.label ?? rest.label, reason: missing?.reason ?? "" };
  });
  const controls = targets.map(({ elements, label, address }) => ({
    label,
    address,
    taken: elements.some((element) => taken.has(element as HTMLElement)),
  }));
  const table = document.createElement("table");
  table.id = "qualitoken-table";
  for (const { key, status, label, id, name, score } of fields) {
    const row = table.insertRow();
    for (const text of [key, status, label, id || name, score.toFixed(2)])
      row.insertCell().textContent = text;
  }
  const titles = new Map(map.fields.map(({ key, title }) => [key, title]));
  for (const [key, { element }] of located) if (element) mark(element, titles.get(key) ?? key);
  document.documentElement.append(report("report", fields), report("controls", controls), table);
}

function report(name: string, content: unknown): HTMLScriptElement {
  const script = document.createElement("script");
  script.type = "application/json";
  script.id = `qualitoken-${name}`;
  script.textContent = JSON.stringify(content).replace(/</g, "\\u003c");
  return script;
}

/** The page is ours: its elements may be changed. */
function mark(element: HTMLElement, title: string): void {
  element.style.outline = "2px solid #14713f";
  element.title = title;
  const { right, top } = element.getBoundingClientRect();
  const { document, scrollX, scrollY } = element.ownerDocument.defaultView ?? window;
  const name = document.createElement("b");
  name.textContent = title;
  name.style.cssText = `position:absolute;right:auto;left:${right + scrollX}px;top:${top + scrollY}px;transform:translateX(-100%);
    font:600 11px sans-serif;color:#fff;background:#14713f;padding:0 6px;white-space:nowrap;pointer-events:none`;
  document.documentElement.append(name);
}

Object.assign(globalThis, { qualitokenCheck: check });
