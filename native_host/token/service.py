"""Reading tokens as agents need it: all drivers at once, blank tokens twice, the answer by the deadline."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from native_host.config import Configuration
from native_host.protocol.limits import READ_DEADLINE_LONG_MS
from native_host.protocol.messages import Medium, TokensReadResult
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.diagnosis.late import with_more_time
from native_host.token.diagnosis.media import assemble, none_sought, settled
from native_host.token.drivers.catalogue import find_drivers
from native_host.token.drivers.confirmation import Confirmations
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.outdated import Outdated, contradicted, outdated
from native_host.token.drivers.round import Round
from native_host.token.drivers.supervisor import Supervisor
from native_host.token.pcsc.facts import Service
from native_host.token.pcsc.history import ReaderHistory
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
        if deadline_ms >= READ_DEADLINE_LONG_MS:
            self._supervisor.end_pauses()  # somebody wants to wait for those that had too little time
        deadline = started + deadline_ms / 1000
        drivers = self._supervisor.drivers(self._find())
        end = deadline - self._clock.waits.reserve
        witness = _Witness(self._pcsc.history)
        current = Round(drivers, self._confirmations, end, witness, self._clock)
        pcsc = witness.pcsc = PcscRound(self._pcsc, end, self._clock, current.stir)

        def tell(known: list[Reading]) -> None:
            if any(reading.again for reading in known):
                pcsc.ask_between()
            if provisional is not None:
                provisional(_media(known, Asked(pcsc.so_far())))

        for known in current.run():
            tell(known)
        readings = current.results()
        waits = self._clock.waits
        if any(_shows_medium(reading) for reading in readings) and not pcsc.wait(waits.pcsc_after_token):
            tell(readings)
        if pcsc.wait(waits.pcsc):
            readings = self._read_again(current, drivers, pcsc, tell)
        seen = pcsc.results(readings)
        late = {one.reading.driver: one.unsure for one in outdated(readings, seen.facts, self._pcsc.history)}
        readings = [late.get(reading.driver, reading) for reading in readings]
        self._pcsc.watch()
        media = _media(readings, seen) if self._seeks else none_sought(seen.facts)
        if deadline_ms < READ_DEADLINE_LONG_MS:
            media = with_more_time(media, readings)
        return TokensReadResult(
            media=media,
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
        current: Round,
        drivers: list[Driver],
        pcsc: PcscRound,
        tell: Callable[[list[Reading]], None],
    ) -> list[Reading]:
        """Return the readings, the early and the outdated ones anew: from now on PC/SC sees what is swapped.

        An early one that failed, or that there is no time to read again, is marked.
        """
        readings = dict(zip(drivers, current.results(), strict=True))
        running = pcsc.so_far().service is Service.RUNNING
        shown = [driver for driver, one in readings.items() if running and _shows_medium(one)]
        early = [driver for driver in shown if pcsc.is_early(readings[driver])]
        again = [driver for driver in early if readings[driver].whole]
        took = max((readings[driver].took for driver in again), default=0.0)
        if not current.has_time_for(took):
            again = []
        for known in current.run_again(again):
            tell(known)
        return [
            replace(one, early=True) if driver in early and driver not in again else one
            for driver, one in zip(drivers, current.results(), strict=True)
        ]


class _Witness:
    """What PC/SC and the diagnosis say beside the drivers' answers.

    Attributes:
        pcsc: this reading's questions to PC/SC.
    """

    pcsc: PcscRound

    def __init__(self, history: ReaderHistory) -> None:
        self._history = history

    def settled(self, known: list[Reading]) -> bool:
        """Whether nothing that a further driver may say could change what these readings show."""
        facts = self.pcsc.so_far()
        return settled(_media(known, Asked(facts)), facts)

    def outdated(self, known: list[Reading]) -> list[Outdated]:
        """Return the readings that are older than what PC/SC saw."""
        return outdated(known, self.pcsc.so_far(), self._history)

    def wait(self, moment: float) -> None:
        """Wait for PC/SC's first answer, until a moment at the most."""
        self.pcsc.wait_until(moment)

    def contradicts(self, reading: Reading) -> bool:
        """Whether PC/SC sees no medium where the reading shows blank tokens."""
        return contradicted(reading, self.pcsc.so_far())


def _media(readings: list[Reading], seen: Asked) -> list[Medium]:
    now = datetime.datetime.now(datetime.timezone.utc)
    return assemble(readings, now, seen.facts, seen.changed, unsure=seen.unsure)


def _shows_medium(reading: Reading) -> bool:
    """Whether a driver shows a medium that can be pulled out."""
    return any(slot.token is not None and not slot.software for slot in reading.slots)
