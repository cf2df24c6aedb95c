/** What `make fit` reads from a page: every piece of evidence, and the control that it speaks for, marked in the page. */

import type { PageMap } from "../generated/protocol";
import { collect } from "./collect/collect";
import type { Control } from "./collect/collection";
import type { Link } from "./locate/links";
import { Locations } from "./locate/locate";
import { evidenceOf } from "./locate/score";
import { Vocabulary } from "./locate/vocabulary";
import { finish } from "./pieces";

/** The attribute that numbers the controls that are spoken of. */
const MARK = "data-evidence";

/** Locates all fields of the map; returns what spoke for which control, by its number. */
function evidence(map: PageMap): object {
  const vocabulary = new Vocabulary(map.fields);
  const locations = new Locations(map, map.fields, vocabulary, collect(document));
  finish(locations.locate());
  const numbers = new Map<Control, number>();
  const numberOf = (control: Control): number => {
    const known = numbers.get(control) ?? numbers.size;
    numbers.set(control, known);
    control.element.setAttribute(MARK, String(known));
    return known;
  };
  const { links, pairs } = locations.evidence();
  return {
    links: links.map(({ control, run, by, text, folded, evidence: own, score, strength }) => ({
      control: numberOf(control),
      run: run && !by ? run.order : null,
      text,
      folded,
      keys: vocabulary.meaningsOf(text).map(({ wanted }) => wanted.key),
      evidence: own,
      score,
      strength,
    })),
    pairs: pairs.map((pair) => ({
      control: numberOf(pair.control),
      key: pair.wanted.key,
      link: pair.link && links.indexOf(pair.link as Link),
      evidence: evidenceOf(pair),
    })),
    decided: map.fields.map(({ key }) => {
      const at = locations.get(key);
      return { key, how: at.how, control: at.how === "control" ? numberOf(at.control) : null };
    }),
  };
}

Object.assign(globalThis, { evidence });
