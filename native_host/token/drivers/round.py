"""One reading of all drivers in parallel, each in its own thread; where a token looks blank, a second one.

A driver whose answer is older than what PC/SC saw is asked again, through a new child.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.confirmation import Confirmations, unconfirmed
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.outdated import Outdated
from native_host.token.drivers.process import TIMEOUT
from native_host.token.readings.reading import Reading, with_content


class Witness(Protocol):
    """What is known beside the drivers' answers."""

    def settled(self, known: list[Reading], /) -> bool:
        """Whether nothing that a further driver may say could change what these readings show."""

    def outdated(self, known: list[Reading], /) -> list[Outdated]:
        """Return the readings that are older than what PC/SC saw."""

    def contradicts(self, reading: Reading, /) -> bool:
        """Whether no second read could confirm any blank token of a reading."""


class _Nobody:
    def settled(self, _: list[Reading], /) -> bool:
        return False

    def outdated(self, _: list[Reading], /) -> list[Outdated]:
        return []

    def contradicts(self, _: Reading, /) -> bool:
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
        witness: Witness = _Nobody(),  # noqa: B008 - has no state
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
        self._confirmations = confirmations
        self._deadline = deadline
        self._witness = witness
        self._probation = {driver: driver.failure for driver in drivers if driver.on_probation}
        self._changed = threading.Condition()
        self._latest: dict[Driver, Reading] = {}
        self._final: set[Driver] = set()
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
        return self._clock.now() + seconds < self._deadline

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
            if self.has_time_for(driver.loads_in_s):
                self._final.discard(driver)
                self._start(self._read_renewed, driver, one)
                started = True
        return started

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

    def _read_renewed(self, driver: Driver, one: Outdated) -> None:
        driver.renew(one.reading.born, self._deadline)
        reading = self._read_twice(driver)
        again_at = reading.at + self._clock.waits.confirmation
        if reading.whole and one.unshown_by(reading) and again_at + reading.took < self._deadline:
            # Some list nothing right after C_Initialize (jsign #345).
            self._clock.until(again_at, _nothing)
            reading = self._confirmations.judge(driver.read(self._deadline), reading)
        self._put(driver, _whole(driver, reading, one), final=True)

    def _read_twice(self, driver: Driver) -> Reading:
        """Read, and where a token looks blank once more, if there is time for as long a read.

        One that is cut short costs the child, and with it what the first read is worth to the next reading.
        """
        first = self._confirmations.judge(driver.read(self._deadline))
        if unconfirmed(first):
            first = self._by_a_child_that_can_know(driver, first)
        again_at = first.at + self._clock.waits.confirmation
        if not unconfirmed(first) or self._witness.contradicts(first):
            return first
        if again_at + first.took >= self._deadline:
            return replace(first, unconfirmed_for_time=True)
        self._put(driver, replace(first, again=True), final=False)
        self._clock.until(again_at, _nothing)
        second = self._confirmations.judge(driver.read(self._deadline), first)
        if second.whole or second.failure is None or second.failure.code != TIMEOUT:
            return second
        # It had its time once; what it said then stands, and only what a second read would add is missing.
        told = replace(
            with_content(first, second), failure=second.failure, rest_read=True, unread=second.unread
        )
        return replace(told, unconfirmed_for_time=True)

    def _by_a_child_that_can_know(self, driver: Driver, first: Reading) -> Reading:
        """Return a reading with a blank token as it is, or anew if the child is older than the medium."""
        for one in self._witness.outdated([first]):
            if one.slots and self.has_time_for(driver.loads_in_s):
                driver.renew(first.born, self._deadline)
                return _whole(driver, self._confirmations.judge(driver.read(self._deadline)), one)
        return first

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


def _final(reading: Reading) -> Reading:
    """Return a reading as it is when nobody reads any more."""
    cut_short = reading.again or reading.unconfirmed_for_time
    return replace(reading, again=False, unconfirmed_for_time=cut_short)


def _whole(driver: Driver, reading: Reading, before: Outdated) -> Reading:
    """Return a new child's reading, with the content that PC/SC gave no reason to doubt and it does not show.

    If it did not get to its end, what the old one showed, as unsure.
    """
    if reading.whole:
        return with_content(reading, replace(before.reading, slots=before.unshown_by(reading)))
    if driver.failure is None:  # it is not ready yet
        return before.unsure
    born = max(reading.born, before.reading.born)
    return replace(before.unsure, failure=reading.failure, rest_read=True, unread=reading.unread, born=born)
