"""Procedures as data (`*.toml`): their model, their checks, and the fill plan made from one of them."""
