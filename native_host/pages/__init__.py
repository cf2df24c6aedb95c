"""Page maps: what is known of each kind of ticket page, as data (`*.toml`) with its loader and checks."""
