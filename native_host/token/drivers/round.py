"""One reading of all drivers in parallel, each in its own thread; where a token looks blank, a second one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.confirmation import Confirmations, unconfirmed
from native_host.token.drivers.driver import Driver
from native_host.token.readings.reading import Reading

Settled = Callable[[list[Reading]], bool]
"""Whether nothing that a further driver may say could change what these readings show."""


def _never(_: list[Reading]) -> bool:
    return False


def _nothing(seconds: float) -> bool:
    """Wait for nothing but the clock."""
    time.sleep(seconds)
    return False


class Round:
    """One reading. `run` to its end, then `results`."""

    def __init__(
        self,
        drivers: list[Driver],
        confirmations: Confirmations,
        deadline: float,
        settled: Settled = _never,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """Prepare a reading.

        Args:
            drivers: all that are asked.
            confirmations: what was seen of blank tokens earlier.
            deadline: when it ends at the latest, in seconds of the clock.
            settled: asked when only drivers are missing that hung the last time: then it may end earlier.
            clock: what the deadline and the pauses are told by.
        """
        self._drivers = drivers
        self._clock = clock
        self._confirmations = confirmations
        self._deadline = deadline
        self._settled = settled
        self._probation = {driver: driver.failure for driver in drivers if driver.on_probation}
        self._changed = threading.Condition()
        self._latest: dict[Driver, Reading] = {}
        self._final: set[Driver] = set()
        self._news = False
        self._stirred = not drivers
        self._began = self._clock.now()
        self._notice = self._began + clock.waits.slow_notice

    def run(self) -> Iterator[list[Reading]]:
        """Read, yielding what is known so far when a second read is awaited and while a driver is slow."""
        end = self._deadline + self._clock.waits.verdict
        probation_over = self._began + self._clock.waits.probation
        # Each is judged once, also where it came while what is yielded was being told.
        pending = [self._notice, probation_over]
        for driver in self._drivers:
            threading.Thread(target=self._read, args=(driver,), name="read", daemon=True).start()
        while True:
            with self._changed:
                moment = min([*pending, end])
                self._clock.until(moment, lambda seconds: self._changed.wait_for(self._is_stirred, seconds))
                self._stirred = False
                now = self._clock.now()
                missing = set(self._drivers) - self._final
                if not missing or now >= end:
                    return
                waits = now < probation_over or not missing <= self._probation.keys()
                slow = self._notice in pending and now >= self._notice
                pending = [one for one in pending if one > now]
                everything = self._known()
                known = everything if self._news or slow else []
                self._news = False
            if not waits and self._settled(everything):
                for driver in missing:
                    driver.abandon_probe()
                return
            if known:
                yield known

    def stir(self) -> None:
        """Judge anew whether anything is still waited for: PC/SC has answered."""
        with self._changed:
            self._stirred = True
            self._changed.notify_all()

    def results(self) -> list[Reading]:
        """Return each driver's last reading; else what it told, and its last failure or place."""
        with self._changed:
            return [
                replace(self._latest[driver], again=False)
                if driver in self._latest
                else driver.missing(self._began, self._probation.get(driver))
                for driver in self._drivers
            ]

    def _is_stirred(self) -> bool:
        return self._stirred

    def _known(self) -> list[Reading]:
        return [self._latest[driver] for driver in self._drivers if driver in self._latest]

    def _read(self, driver: Driver) -> None:
        probe = driver.probe_due
        reading = self._read_twice(driver)
        if probe and driver.probe_due:
            # Only now: the slots that were left out may cost the child, and the rest of the time.
            self._put(driver, reading, final=False)
            if driver.probe(self._deadline):
                reading = self._read_twice(driver)
            else:
                reading = driver.after_probe(reading)
        self._put(driver, reading, final=True)

    def _read_twice(self, driver: Driver) -> Reading:
        """Read, and where a token looks blank once more, if there is time for as long a read.

        One that is cut short costs the child, and with it what the first read is worth to the next reading.
        """
        first = self._confirmations.judge(driver.read(self._deadline))
        again_at = first.at + self._clock.waits.confirmation
        if not unconfirmed(first) or again_at + first.took >= self._deadline:
            return first
        self._put(driver, replace(first, again=True), final=False)
        self._clock.until(again_at, _nothing)
        return self._confirmations.judge(driver.read(self._deadline), first)

    def _put(self, driver: Driver, reading: Reading, *, final: bool) -> None:
        with self._changed:
            self._latest[driver] = reading
            self._stirred = True
            if final:
                self._final.add(driver)
            # Once somebody is slow, the others' answers are told as they come.
            if not final or self._clock.now() >= self._notice:
                self._news = True
            self._changed.notify_all()
