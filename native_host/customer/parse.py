"""`customer.parse`'s answer: what was recognised in a pasted text, as candidates."""

from __future__ import annotations

from native_host.customer.extract.find import find
from native_host.customer.extract.model import packaged_model
from native_host.customer.extract.resolver import resolve
from native_host.protocol.messages import CustomerParseResult


def parse_customer(text: str) -> CustomerParseResult:
    """Return what was recognised, best first."""
    return resolve(find(text), packaged_model())
