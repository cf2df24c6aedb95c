"""Fits what the page engine's evidence is worth to pages that say which control is which field.

`make fit` writes `extension/src/page/locate/weights.toml`; `FIT=left_out` fits anew without each family
of pages and says what becomes of it, `FIT=ablation` the same without each piece of evidence.
"""
