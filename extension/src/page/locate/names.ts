/** The words that ids, classes and elements' names are made of. */

const PARTS = /[A-Z]?[a-z]+|[A-Z]+/g;

/** Whether one of the words is such a one, taken one by one: `boxFiltro` holds `Filtro`, `pesquisador` no `pesquisa`. */
export function hasWord(names: string, words: RegExp): boolean {
  return names !== "" && (names.match(PARTS) ?? []).some((part) => words.test(part));
}
