/** What `qualitoken page check` runs on the page that it makes of a skeleton: the real locator, and a report as JSON. */

import type { PageMap } from "../generated/protocol";
import { locateAll } from "./locate/locate-all";

/** Locates every field of the map and writes what was found into the page, for the command and for people. */
function check(map: PageMap): void {
  const found = Object.entries(locateAll(map, document)).map(([key, { element: _, ...rest }]) => ({
    key,
    ...rest,
  }));
  const report = document.createElement("script");
  report.type = "application/json";
  report.id = "qualitoken-report";
  report.textContent = JSON.stringify(found).replace(/</g, "\\u003c");
  const table = document.createElement("table");
  table.id = "qualitoken-table";
  for (const { key, status, label, id, name, score } of found) {
    const row = table.insertRow();
    for (const text of [key, status, label, id || name, score.toFixed(2)])
      row.insertCell().textContent = text;
  }
  document.documentElement.append(report, table);
}

Object.assign(globalThis, { qualitokenCheck: check });
