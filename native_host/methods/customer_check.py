"""`customer.check`: whether what the agent typed is right."""

from __future__ import annotations

from native_host.customer.check import check_customer
from native_host.methods.context import Context
from native_host.protocol.messages import CustomerCheckParams, CustomerCheckResult


def handle(params: CustomerCheckParams, _context: Context) -> CustomerCheckResult:
    """Look at each value; nothing is kept or logged."""
    return check_customer(params.typed)
