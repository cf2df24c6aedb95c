/** Where every field of a map stands on a page: for tests, for checking page maps, for teaching. Reads only. */

import type { PageMap } from "../../generated/protocol";
import { collect } from "../collect/collect";
import { finish } from "../pieces";
import { Locations } from "./locate";
import { Vocabulary } from "./vocabulary";

/** What became of one field of the map. */
export interface Found {
  status: "found" | "shown_as_text" | "ambiguous" | "not_found";
  /** The control's id and name; empty unless it was found. */
  id: string;
  name: string;
  /** The label met, as the page writes it. */
  label: string;
  /** How well control and field fit; 0 unless it was found. */
  score: number;
  /** The controls that could not be told apart. */
  candidates: string[];
  /** The control itself; null unless it was found. */
  element: HTMLElement | null;
}

const NOTHING: Found = {
  status: "not_found",
  id: "",
  name: "",
  label: "",
  score: 0,
  candidates: [],
  element: null,
};

/** Locates all fields of a map together. */
export function locateAll(map: PageMap, document: Document): Record<string, Found> {
  const locations = new Locations(map, map.fields, new Vocabulary(map.fields), collect(document));
  finish(locations.locate());
  const found: Record<string, Found> = {};
  for (const { key } of map.fields) {
    const location = locations.get(key);
    if (location.how === "control") {
      const { control, label, score } = location;
      const { id, name, element } = control;
      found[key] = { ...NOTHING, status: "found", id, name, label, score: probability(score), element };
    } else if (location.how === "ambiguous") {
      found[key] = { ...NOTHING, status: "ambiguous", candidates: location.candidates };
    } else if (location.how === "text") {
      found[key] = { ...NOTHING, status: "shown_as_text", label: location.label };
    } else {
      found[key] = { ...NOTHING };
    }
  }
  return found;
}

/** What odds come to, from 0 to 1. */
function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
