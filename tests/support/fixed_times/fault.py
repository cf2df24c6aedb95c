"""One place of a test's source that depends on how fast the machine is."""

from __future__ import annotations

from typing import NamedTuple

WAITS = "waits for a fixed time"
JUDGES = "judges a duration"


class Fault(NamedTuple):
    """Where it is, and what it does."""

    line: int
    what: str
    """WAITS or JUDGES, and the code."""
    within: str = ""
    """The function or the constant in which it stands; empty: none."""
