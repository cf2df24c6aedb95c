import type { PageMap } from "../../generated/protocol";
import { fold } from "../../page/dom/text";

/** The field of the map that a name in the page's message means: of two with the same label, the one that is empty. */
export function fieldNamed(
  name: string,
  { fields }: PageMap,
  isEmpty: (key: string) => boolean,
): string | null {
  const wanted = fold(name);
  const named = fields.filter(({ title, labels }) =>
    [title, ...labels].some((text) => fold(text) === wanted),
  );
  return (named.find(({ key }) => isEmpty(key)) ?? named[0])?.key ?? null;
}
