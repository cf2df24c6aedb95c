"""A model in place of examples: drawn media, readers and drivers, read by real children, judged by a rule.

`world` is what there is and what is done, `drawing` draws it, `scripts` writes it for
`tests/drivers/scripted.c`, `play` does it with the real `TokenService`, and `rule` says what may be said of
it, from the world and the drivers' logs alone.
`cases/` holds worlds that were judged wrongly once, as data; each is played for ever.
"""
