"""Loads what recognising a customer needs, so that the first click does not pay for it."""

from __future__ import annotations

from native_host.customer.documents import documents_in
from native_host.customer.phones import phones_in


def warm_up() -> None:
    """Import both libraries and their tables for Brazil; about 100 ms, so for a background thread."""
    documents_in("000.000.000-00")
    phones_in("(51) 3333-4444")
