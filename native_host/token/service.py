"""Reading tokens as agents need it: all drivers at once, blank tokens twice, the answer by the deadline."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from native_host.config import Configuration
from native_host.protocol.messages import Medium, TokensReadResult
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.diagnosis.media import assemble, none_sought, settled
from native_host.token.drivers.catalogue import find_drivers
from native_host.token.drivers.confirmation import Confirmations
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.round import Round
from native_host.token.drivers.supervisor import Supervisor
from native_host.token.pcsc.facts import Service
from native_host.token.pcsc.process import OnChange, Pcsc
from native_host.token.pcsc.query import Asked, PcscRound
from native_host.token.readings.reading import DriverRef, Reading, local_now

Provisional = Callable[[list[Medium]], None]
"""Told what is known before the reading is over."""


class TokenService:
    """The one reader of tokens; safe from any thread."""

    def __init__(
        self,
        find: Callable[[], list[DriverRef]],
        on_change: OnChange | None = None,
        clock: Clock = SYSTEM_CLOCK,
        *,
        seeks: bool = True,
    ) -> None:
        """Make a reader.

        Args:
            find: asked for the drivers before each reading: one may have been installed.
            on_change: told of readers and media that come and go, once there was a first reading.
            clock: what all deadlines and pauses are told by, and how long those are.
            seeks: `find` may find drivers; False: the configuration allows none.
        """
        self._seeks = seeks
        self._find = find
        self._clock = clock
        self._on_change = on_change
        self._pcsc = Pcsc(self._changed if on_change else None, clock=clock)
        self._supervisor = Supervisor(clock)
        self._confirmations = Confirmations(clock.waits)

    @classmethod
    def of(
        cls,
        config: Configuration,
        on_change: OnChange | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> TokenService:
        """Make the reader for a configuration; the rest as for the reader itself."""
        seeks = bool(config.modules) or not config.only_modules
        return cls(lambda: find_drivers(config), on_change, clock, seeks=seeks)

    def read(
        self, deadline_ms: int, provisional: Provisional | None = None, asked: float | None = None
    ) -> TokensReadResult:
        """Read every medium through every driver.

        Args:
            deadline_ms: milliseconds until the answer is wanted, with what is known by then.
            provisional: called before the end, when a blank token awaits its second read or a driver is slow.
            asked: when the answer was asked for (seconds of the clock); default: now.
        """
        started = self._clock.now() if asked is None else asked
        deadline = started + deadline_ms / 1000
        drivers = self._supervisor.drivers(self._find())
        end = deadline - self._clock.waits.reserve
        current = Round(
            drivers,
            self._confirmations,
            end,
            lambda known: settled(self._media(known, Asked(pcsc.so_far())), pcsc.so_far()),
            self._clock,
        )
        pcsc = PcscRound(self._pcsc, end, self._clock, current.stir)

        def tell(known: list[Reading]) -> None:
            if provisional is not None:
                provisional(self._media(known, Asked(pcsc.so_far())))

        for known in current.run():
            tell(known)
        readings = current.results()
        if any(_shows_medium(reading) for reading in readings) and not pcsc.wait(
            self._clock.waits.pcsc_after_token
        ):
            tell(readings)
        if pcsc.wait(self._clock.waits.pcsc) and pcsc.so_far().service is Service.RUNNING:
            early = [one for one in readings if _shows_medium(one) and pcsc.is_early(one)]
            readings = self._read_again(early, dict(zip(drivers, readings, strict=True)), end, tell)
        seen = pcsc.results(readings)
        self._pcsc.watch()
        return TokensReadResult(
            media=self._media(readings, seen),
            read_at=max(reading.read_at for reading in readings) if readings else local_now(),
            elapsed_ms=int((self._clock.now() - started) * 1000),
        )

    @property
    def hides_slots(self) -> bool:
        """Whether a driver failed in one slot too late for its other slots: another read shows those."""
        return self._supervisor.hides_slots

    def prepare(self) -> None:
        """Start the drivers' children while the host is still importing; no driver is loaded by this."""
        for driver in self._supervisor.drivers(self._find()):
            driver.prepare()

    def close(self) -> None:
        """End every child at once."""
        self._pcsc.close()
        self._supervisor.close()

    def _changed(self, words: list[str]) -> None:
        """Forget what was seen before: a driver that failed may know the medium there is now."""
        self._confirmations.clear()
        self._supervisor.media_changed()
        if self._on_change is not None:
            self._on_change(words)

    def _read_again(
        self,
        early: list[Reading],
        readings: dict[Driver, Reading],
        end: float,
        tell: Callable[[list[Reading]], None],
    ) -> list[Reading]:
        """Return the readings, with the `early` ones anew: from now on PC/SC sees what is swapped.

        One that failed, or that there is no time to read again, is marked.
        """
        drivers = [driver for driver, one in readings.items() if one in early and one.whole]
        if self._clock.now() + max((readings[driver].took for driver in drivers), default=0.0) >= end:
            drivers = []
        again: dict[Driver, Reading] = {}
        if drivers:
            current = Round(drivers, self._confirmations, end, clock=self._clock)
            for known in current.run():
                tell(known)
            again = dict(zip(drivers, current.results(), strict=True))
        marked = {
            driver: replace(one, early=True) if one in early else one for driver, one in readings.items()
        }
        return list({**marked, **again}.values())

    def _media(self, readings: list[Reading], seen: Asked) -> list[Medium]:
        now = datetime.datetime.now(datetime.timezone.utc)
        if not self._seeks:
            return none_sought(seen.facts)
        return assemble(readings, now, seen.facts, seen.changed, unsure=seen.unsure)


def _shows_medium(reading: Reading) -> bool:
    """Whether a driver shows a medium that can be pulled out."""
    return any(slot.token is not None and not slot.software for slot in reading.slots)
