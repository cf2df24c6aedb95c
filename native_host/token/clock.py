"""The clock that deadlines are told by, and waiting on it: a test has one that it moves itself."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

from native_host.token.waits import WAITS, Waits


class Clock:
    """Seconds of the system's monotonic clock.

    Attributes:
        waits: how long whoever goes by it pauses and waits.
    """

    def __init__(self, waits: Waits = WAITS) -> None:
        self.waits = waits
        self._marks = itertools.count(1)

    def now(self) -> float:
        """Return the seconds since some moment in the past."""
        return time.monotonic()

    def mark(self) -> int:
        """Return a number larger than any before: what came first is known also where no time has passed."""
        return next(self._marks)

    def until(self, moment: float, attempt: Callable[[float], bool]) -> bool:
        """Wait for something until a moment comes; return whether it came first.

        Args:
            moment: in seconds of this clock.
            attempt: waits for it as many seconds as it is given at the most, none if that is 0; returns
                whether it came. May be called more than once.
        """
        return attempt(max(0.0, moment - self.now()))


SYSTEM_CLOCK = Clock()
