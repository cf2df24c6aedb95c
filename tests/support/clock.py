"""A clock that stands still until a test moves it: no deadline or pause is over before the test says so."""

from __future__ import annotations

from collections.abc import Callable

from native_host.token.clock import Clock
from native_host.token.waits import WAITS, Waits

_LOOK_S = 0.01
"""How long is waited at a time before the clock is looked at again."""


class MovedClock(Clock):
    """Seconds that pass only when they are told to."""

    def __init__(self, waits: Waits = WAITS) -> None:
        super().__init__(waits)
        self._now = 1000.0

    def now(self) -> float:
        """Return the moment it stands at."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds

    def move_to(self, moment: float) -> None:
        """Let time pass until a moment that is still to come."""
        assert moment >= self._now
        self._now = moment

    def until(self, moment: float, attempt: Callable[[float], bool]) -> bool:
        """Wait until the test has moved the clock to the moment, then look once more."""
        while self._now < moment:
            if attempt(_LOOK_S):
                return True
        return attempt(0.0)
