"""Reading tokens as agents need it: all drivers at once, blank tokens twice, the answer by the deadline."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

from native_host.config import Configuration
from native_host.protocol.messages import Medium, TokensReadResult
from native_host.token import limits
from native_host.token.catalogue import find_drivers
from native_host.token.confirmation import Confirmations
from native_host.token.media import assemble
from native_host.token.round import Round
from native_host.token.snapshot import DriverRef, Reading, local_now
from native_host.token.supervisor import Supervisor

Provisional = Callable[[list[Medium]], None]
"""Told what is known before the reading is over."""


class TokenService:
    """The one reader of tokens; safe from any thread."""

    def __init__(self, find: Callable[[], list[DriverRef]]) -> None:
        """Make a reader that asks `find` for the drivers before each reading: one may have been installed."""
        self._find = find
        self._supervisor = Supervisor()
        self._confirmations = Confirmations()

    @classmethod
    def of(cls, config: Configuration) -> TokenService:
        """Make the reader for a configuration."""
        return cls(lambda: find_drivers(config))

    def read(
        self, deadline_ms: int, provisional: Provisional | None = None, asked: float | None = None
    ) -> TokensReadResult:
        """Read every medium through every driver.

        Args:
            deadline_ms: milliseconds until the answer is wanted, with what is known by then.
            provisional: called before the end, when a blank token awaits its second read or a driver is slow.
            asked: when the answer was asked for (monotonic seconds); default: now.
        """
        started = time.monotonic() if asked is None else asked
        deadline = started + deadline_ms / 1000
        drivers = self._supervisor.drivers(self._find())
        current = Round(drivers, self._confirmations, deadline - limits.DEADLINE_RESERVE_S)
        for known in current.run():
            if provisional is not None:
                provisional(self._media(known))
        readings = current.results()
        return TokensReadResult(
            media=self._media(readings),
            read_at=max(reading.read_at for reading in readings) if readings else local_now(),
            elapsed_ms=int((time.monotonic() - started) * 1000),
        )

    def close(self) -> None:
        """End every driver child at once."""
        self._supervisor.close()

    def _media(self, readings: list[Reading]) -> list[Medium]:
        return assemble(readings, datetime.datetime.now(datetime.timezone.utc))
