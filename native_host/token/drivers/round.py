"""One reading of all drivers in parallel, each in its own thread, told as their answers come.

A driver whose answer is older than what PC/SC saw is asked again, through a new child.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.confirmation import Confirmations
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.outdated import Outdated
from native_host.token.drivers.repeated_read import RepeatedRead
from native_host.token.drivers.witness import NoWitness, Witness
from native_host.token.readings.reading import Reading


class Round:
    """One reading. `run` to its end, then `results`."""

    def __init__(
        self,
        drivers: list[Driver],
        confirmations: Confirmations,
        deadline: float,
        witness: Witness = NoWitness(),  # noqa: B008 - has no state
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """Prepare a reading.

        Args:
            drivers: all that are asked.
            confirmations: what was seen of blank tokens earlier.
            deadline: when it ends at the latest, in seconds of the clock.
            witness: asked whether drivers that hung the last time are waited for, and who is asked again.
            clock: what the deadline and the pauses are told by.
        """
        self._drivers = drivers
        self._clock = clock
        self._deadline = deadline
        self._witness = witness
        self._reads = RepeatedRead(confirmations, deadline, witness, self._put, clock)
        self._probation = {driver: driver.failure for driver in drivers if driver.on_probation}
        self._changed = threading.Condition()
        self._latest: dict[Driver, Reading] = {}
        self._final: set[Driver] = set()
        self._renewed: set[Driver] = set()
        self._news = False
        self._stirred = False
        self._began = self._clock.now()
        self._notice = self._began + clock.waits.slow_notice

    def run(self) -> Iterator[list[Reading]]:
        """Read, yielding what is known so far when a second read is awaited and while a driver is slow."""
        return self._run(self._drivers)

    def run_again(self, drivers: list[Driver]) -> Iterator[list[Reading]]:
        """Go on after the end: ask these drivers anew, and those that are outdated by now."""
        return self._run(drivers)

    def _run(self, drivers: list[Driver]) -> Iterator[list[Reading]]:
        end = self._deadline + self._clock.waits.verdict
        probation_over = self._began + self._clock.waits.probation
        # Each is judged once, also where it came while what is yielded was being told.
        pending = [self._notice, probation_over]
        with self._changed:
            self._final -= set(drivers)
            self._stirred = not drivers
        for driver in drivers:
            self._start(self._read, driver)
        while True:
            with self._changed:
                moment = min([*pending, end])
                self._clock.until(moment, lambda seconds: self._changed.wait_for(self._is_stirred, seconds))
                self._stirred = False
                now = self._clock.now()
                if now >= end:
                    return
                missing = set(self._drivers) - self._final
                if not missing <= self._latest.keys() and now < self._notice:
                    renewed = False
                else:
                    renewed = self._renew_outdated()
                if not missing and not renewed:
                    return
                waits = now < probation_over or not missing <= self._probation.keys()
                slow = self._notice in pending and now >= self._notice
                pending = [one for one in pending if one > now]
                everything = self._known()
                known = everything if self._news or slow else []
                self._news = False
            if not waits and not renewed and self._witness.settled(everything):
                for driver in missing:
                    driver.abandon_probe()
                return
            if known:
                yield known

    def has_time_for(self, seconds: float) -> bool:
        """Whether what takes so long would be over before the deadline."""
        return self._reads.has_time_for(seconds)

    def stir(self) -> None:
        """Judge anew whether anything is still waited for: PC/SC has answered."""
        with self._changed:
            self._stirred = True
            self._changed.notify_all()

    def results(self) -> list[Reading]:
        """Return each driver's last reading; else what it told, and its last failure or place."""
        with self._changed:
            return [
                _final(self._latest[driver])
                if driver in self._latest
                else driver.missing(self._began, self._probation.get(driver))
                for driver in self._drivers
            ]

    def _is_stirred(self) -> bool:
        return self._stirred

    def _known(self) -> list[Reading]:
        return [self._latest[driver] for driver in self._drivers if driver in self._latest]

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=target, args=arguments, name="read", daemon=True).start()

    def _renew_outdated(self) -> bool:
        """Ask those drivers anew, through new children, whose answers PC/SC outdates; whether any are."""
        started = False
        for one in self._witness.outdated(self._known()):
            driver = next(driver for driver, known in self._latest.items() if known is one.reading)
            if driver not in self._final:
                continue  # its answer is judged once it is there
            self._latest[driver] = one.unsure
            # Once: a driver whose new child fails as well would be started over and over.
            if driver not in self._renewed and self.has_time_for(driver.loads_in_s):
                self._renewed.add(driver)
                self._final.discard(driver)
                self._start(self._read_renewed, driver, one)
                started = True
        return started

    def _read(self, driver: Driver) -> None:
        probe = driver.probe_due
        reading = self._reads.read(driver)
        if probe and driver.probe_due:
            # Only now: the slots that were left out may cost the child, and the rest of the time.
            self._put(driver, reading)
            if driver.probe(self._deadline):
                reading = self._reads.read(driver)
            else:
                reading = driver.after_probe(reading)
        self._put(driver, reading, final=True)

    def _read_renewed(self, driver: Driver, before: Outdated) -> None:
        self._put(driver, self._reads.read_renewed(driver, before), final=True)

    def _put(self, driver: Driver, reading: Reading, *, final: bool = False) -> None:
        with self._changed:
            self._latest[driver] = reading
            self._stirred = True
            if final:
                self._final.add(driver)
            # Once somebody is slow, the others' answers are told as they come.
            if not final or self._clock.now() >= self._notice:
                self._news = True
            self._changed.notify_all()


def _final(reading: Reading) -> Reading:
    """Return a reading as it is when nobody reads any more."""
    cut_short = reading.again or reading.unconfirmed_for_time
    return replace(reading, again=False, unconfirmed_for_time=cut_short)
