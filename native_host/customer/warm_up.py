"""Loads what recognising a customer needs, so that no first click or pasting pays for it."""

from __future__ import annotations

import gc

from native_host.customer.parse import parse_customer
from native_host.customer.values.form_texts import names_nobody
from native_host.customer.values.match import Kind
from native_host.customer.values.readers import parse

_SAMPLE = (
    "Nome: Ana\nCPF: 000.000.000-00\nCNPJ: 00.000.000/0000-00\nTel: (51) 3333-4444\nE-mail: ana@exemplo.com"
)

_WRITTEN = "51 3333-4444"
"""Every reader looks at it, with all that it has."""
_OBJECTS = 20_000
"""New objects after which Python looks for circles among them: a paste makes as many, and leaves none."""


def warm_up() -> None:
    """Import the libraries, their tables and our words; about 150 ms, so for a background thread."""
    parse_customer(_SAMPLE)
    for kind in Kind:
        parse(kind, _WRITTEN)
    names_nobody(_WRITTEN)
    gc.set_threshold(_OBJECTS)
    gc.freeze()  # what is loaded stays: looking through it again and again cost a paste up to 60 ms
