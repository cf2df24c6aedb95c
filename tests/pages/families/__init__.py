"""Families of ticket pages: each is one idea of a page, drawn several times with everything else varied.

The axes are independent of one another (`axes.toml`): how labels stand (`../styles.toml`, `layouts.toml`),
what they say (`wordings.toml`), how they are written, which controls (`widgets.toml`), how parts are framed
and folded (`frames.toml`), what the page does by itself (`behaviours.js`), which documents it consists of
(`shells.toml`), what else stands on it. A family (`families.toml`) holds some axes fast and draws the others.
The right answer of every field is known by construction. `look_alikes.toml` has the pages that are no ticket
to fill.
"""
