"""What a ping tells of the host. Standard library alone: it is told before anything else is imported."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Alive:
    """A host that runs.

    Attributes:
        started: when it started, in seconds of the monotonic clock.
        ready: whether everything is loaded.
    """

    started: float = field(default_factory=time.monotonic)
    ready: Callable[[], bool] = lambda: True

    def told(self, echo: str) -> dict[str, object]:
        """Return the fields of `protocol.messages.PingResult`."""
        return {
            "echo": echo,
            "ready": self.ready(),
            "uptime_ms": int((time.monotonic() - self.started) * 1000),
        }
