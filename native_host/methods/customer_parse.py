"""`customer.parse`: the customer's data in a pasted text."""

from __future__ import annotations

from native_host.customer.parse import parse_customer
from native_host.methods.context import Context
from native_host.protocol.messages import CustomerParseParams, CustomerParseResult


def handle(params: CustomerParseParams, _context: Context) -> CustomerParseResult:
    """Recognise what there is; nothing is kept or logged."""
    return parse_customer(params.text)
