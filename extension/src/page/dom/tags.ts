/** What an element's name alone tells of it. */

/** An element as far as reading a page differs. */
export interface Trait {
  /** It does not part a text. */
  inline?: true;
  /** Nothing inside is read by people, or all of it belongs to the element itself. */
  silent?: true;
  /** A table's cell. */
  cell?: true;
  label?: true;
  /** 1 to 6 as in `h1` to `h6`; captions of parts come last. 0: no heading. */
  level: number;
}

/** The level of captions, and of headings that are none by their element. */
export const CAPTION_LEVEL = 7;

const PLAIN: Trait = { level: 0 };
const TRAITS = new Map<string, Trait>();

function have(names: string, trait: Omit<Trait, "level">, level = 0): void {
  for (const name of names.split(" ")) TRAITS.set(name, { ...trait, level });
}

have("a abbr acronym b bdi bdo big code em font i mark nobr small span strong sub sup tt u", {
  inline: true,
});
have("script style noscript template textarea option datalist object svg canvas head", { silent: true });
have("td th", { cell: true });
have("label", { label: true });
have("legend caption summary", {}, CAPTION_LEVEL);
for (const level of [1, 2, 3, 4, 5, 6]) have(`h${level}`, {}, level);

/** What is known of the elements of this name (in lower case). */
export function traitOf(name: string): Trait {
  return TRAITS.get(name) ?? PLAIN;
}
