"""The growing pause after failures."""

from __future__ import annotations

import time

from native_host.token import limits


class Backoff:
    """Counts failures in a row; each doubles the pause before the next attempt."""

    def __init__(self) -> None:
        self._failures = 0
        self._until = 0.0

    @property
    def waiting(self) -> bool:
        """Whether the pause after the last failure is not over yet."""
        return time.monotonic() < self._until

    def failed(self) -> None:
        """Begin a pause, twice as long as the last one."""
        pause = min(limits.BACKOFF_FIRST_S * 2**self._failures, limits.BACKOFF_MAX_S)
        self._failures += 1
        self._until = time.monotonic() + pause

    def succeeded(self) -> None:
        """Forget all failures."""
        self._failures = 0
        self._until = 0.0

    def cut_short(self) -> None:
        """End the pause now; the next one is longer all the same."""
        self._until = 0.0
