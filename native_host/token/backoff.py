"""The growing pause after failures."""

from __future__ import annotations

from native_host.token import limits
from native_host.token.clock import SYSTEM_CLOCK, Clock


class Backoff:
    """Failures in a row; each doubles the pause before the next attempt, up to the longest."""

    def __init__(
        self,
        first_s: float = limits.BACKOFF_FIRST_S,
        longest_s: float = limits.BACKOFF_MAX_S,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._clock = clock
        self._first_s = first_s
        self._longest_s = longest_s
        self._next_s = first_s
        self._until = 0.0

    @property
    def waiting(self) -> bool:
        """Whether the pause after the last failure is not over yet."""
        return self._clock.now() < self._until

    def failed(self) -> float:
        """Begin a pause, twice as long as the last one; return its length in seconds."""
        pause = self._next_s
        self._next_s = min(pause * 2, self._longest_s)
        self._until = self._clock.now() + pause
        return pause

    def succeeded(self) -> None:
        """Forget all failures."""
        self._next_s = self._first_s
        self._until = 0.0

    def cut_short(self) -> None:
        """End the pause now; the next one is longer all the same."""
        self._until = 0.0
