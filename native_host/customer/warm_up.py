"""Loads what recognising a customer needs, so that no first click or pasting pays for it."""

from __future__ import annotations

from native_host.customer.parse import parse_customer

_SAMPLE = (
    "Nome: Ana\nCPF: 000.000.000-00\nCNPJ: 00.000.000/0000-00\nTel: (51) 3333-4444\nE-mail: ana@exemplo.com"
)


def warm_up() -> None:
    """Import the libraries, their tables and our words; about 150 ms, so for a background thread."""
    parse_customer(_SAMPLE)
