"""What the card would put in of a pasted text."""

from __future__ import annotations

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence, CustomerKey


def offered(text: str, key: CustomerKey) -> list[str]:
    """Return the values of one key that are more than unsure, best first."""
    found = parse_customer(text).candidates
    return [one.value for one in found if one.key is key and one.confidence is not Confidence.UNSURE]
