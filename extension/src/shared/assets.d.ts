/** What `build/extension.mjs` makes importable besides TypeScript. */

/** A style sheet as text, for `adoptedStyleSheets`. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The page maps of `native_host/pages/*.toml`, converted when the extension is built. */
declare module "qualitoken:page-maps" {
  const maps: import("../generated/protocol").PageMap[];
  export default maps;
}

/** The same maps without sections and fields, with the signs of what a page shows. */
declare module "qualitoken:state-maps" {
  const maps: import("../generated/protocol").PageMap[];
  export default maps;
}

/** The same maps without sections, fields and states: all that detection needs, a few hundred bytes. */
declare module "qualitoken:detection-maps" {
  const maps: import("../generated/protocol").PageMap[];
  export default maps;
}
