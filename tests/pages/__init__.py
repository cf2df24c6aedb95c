"""The corpus: pages as service desks build them, each with what is known of it beside it.

Most are made from building blocks when the tests run (`corpus.toml`, `styles.toml`, `fields.toml`,
`decoys.toml`), always the same ones because the seed is fixed. The others lie in `by_hand/`: a page and its
`.expected.toml`.

Which control a field is, is never said by an attribute that the engine could go by: the generator marks its
controls, and `truth.js` takes the marks away in the page's own world before anything else sees them.
"""
