"""The engine on the corpus of `tests/pages/`, and on real pages that nobody here has made."""
