"""The clock that deadlines are told by, and waiting on it: a test has one that it moves itself."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """Seconds of the system's monotonic clock."""

    def now(self) -> float:
        """Return the seconds since some moment in the past."""
        return time.monotonic()

    def until(self, moment: float, attempt: Callable[[float], bool]) -> bool:
        """Wait for something until a moment comes; return whether it came first.

        Args:
            moment: in seconds of this clock.
            attempt: waits for it as many seconds as it is given at the most, none if that is 0; returns
                whether it came. May be called more than once.
        """
        return attempt(max(0.0, moment - self.now()))


SYSTEM_CLOCK = Clock()
