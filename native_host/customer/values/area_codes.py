"""Brazil's area codes (DDD): Anatel's numbering plan, Resolução 749/2022, 67 codes."""

from __future__ import annotations

_SECOND_DIGITS = {
    "1": "123456789", "2": "12478", "3": "1234578", "4": "123456789", "5": "1345",
    "6": "123456789", "7": "134579", "8": "123456789", "9": "123456789",
}  # fmt: skip

AREA_CODES = frozenset(first + second for first, seconds in _SECOND_DIGITS.items() for second in seconds)
"""Two digits each."""
