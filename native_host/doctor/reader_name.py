"""Readers' names without what tells one device from another: a token's own reader bears its serial."""

from __future__ import annotations

import re

_SERIAL = re.compile(r"\((?=[0-9A-Za-z-]*\d)[0-9A-Za-z-]{4,}\)")
"""PC/SC on Linux and macOS puts the USB serial in brackets after the reader's name."""


def without_serial(name: str) -> str:
    """Return the reader's name with its serial as `(...)`."""
    return _SERIAL.sub("(...)", name)
