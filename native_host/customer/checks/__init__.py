"""Whether a typed value is right: one file per kind of value, each with a `check(typed)`."""
