"""Reading one driver again where its answer is not enough: a blank token, or an outdated child."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.confirmation import Confirmations, unconfirmed
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.outdated import Outdated
from native_host.token.drivers.process import TIMEOUT
from native_host.token.drivers.witness import Witness
from native_host.token.readings.reading import Reading, with_content


class RepeatedRead:
    """How one reading of all drivers reads each of them. Safe from any thread."""

    def __init__(
        self,
        confirmations: Confirmations,
        deadline: float,
        witness: Witness,
        tell: Callable[[Driver, Reading], None],
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """Prepare for a reading.

        Args:
            confirmations: what was seen of blank tokens earlier.
            deadline: when it ends at the latest, in seconds of the clock.
            witness: asked whether a blank token may be believed, and which answers are outdated.
            tell: told the first answer of a driver while the second one is awaited.
            clock: what the deadline and the pauses are told by.
        """
        self._confirmations = confirmations
        self._deadline = deadline
        self._witness = witness
        self._tell = tell
        self._clock = clock

    def has_time_for(self, seconds: float) -> bool:
        """Whether what takes so long would be over before the deadline."""
        return self._clock.now() + seconds < self._deadline

    def read(self, driver: Driver) -> Reading:
        """Read, and where a token looks blank once more, if there is time for as long a read.

        One that is cut short costs the child, and with it what the first read is worth to the next reading.
        """
        first = self._by_a_child_that_can_know(driver, self._judged(driver))
        if not unconfirmed(first) or self._witness.contradicts(first):
            return first
        again_at = first.at + self._clock.waits.confirmation
        if again_at + first.took >= self._deadline:
            return replace(first, unconfirmed_for_time=True)
        self._tell(driver, replace(first, again=True))
        # What is blank is proved only by a child that is younger than what PC/SC says: a read before that is
        # none of the two.
        self._witness.wait(again_at)
        younger = self._by_a_child_that_can_know(driver, first)
        if younger is not first:
            again_at = younger.at + self._clock.waits.confirmation
            if not unconfirmed(younger) or again_at + younger.took >= self._deadline:
                return replace(younger, unconfirmed_for_time=unconfirmed(younger))
            first = younger
            self._tell(driver, replace(first, again=True))
        self._clock.until(again_at, _nothing)
        second = self._judged(driver, first)
        if second.failure is None or (second.whole and _shows_all_of(first, second)):
            return second
        # What it said once stands, and only what a second read would add is missing.
        told = replace(
            with_content(first, second), failure=second.failure, rest_read=True, unread=second.unread
        )
        if second.failure.code != TIMEOUT:
            return replace(told, confirmed=second.confirmed & first.confirmed)
        return replace(told, unconfirmed_for_time=True)

    def read_renewed(self, driver: Driver, before: Outdated) -> Reading:
        """Read in place of an outdated answer, through a new child."""
        driver.renew(before.reading.born, self._deadline)
        reading = self.read(driver)
        again_at = reading.at + self._clock.waits.confirmation
        if reading.whole and before.unshown_by(reading) and again_at + reading.took < self._deadline:
            # Some list nothing right after C_Initialize (jsign #345).
            self._clock.until(again_at, _nothing)
            reading = self._judged(driver, reading)
        return _whole(driver, reading, before)

    def _by_a_child_that_can_know(self, driver: Driver, first: Reading) -> Reading:
        """Return a reading as it is, or anew if it has a blank token that the child is older than."""
        if not unconfirmed(first):
            return first
        for one in self._witness.outdated([first]):
            if one.slots and self.has_time_for(driver.loads_in_s):
                driver.renew(first.born, self._deadline)
                return _whole(driver, self._judged(driver), one)
        return first

    def _judged(self, driver: Driver, earlier: Reading | None = None) -> Reading:
        return self._confirmations.judge(driver.read(self._deadline), earlier)


def _nothing(seconds: float) -> bool:
    """Wait for nothing but the clock."""
    time.sleep(seconds)
    return False


def _shows_all_of(first: Reading, second: Reading) -> bool:
    """Whether every slot that a read showed is in another one."""
    return {slot.slot for slot in first.slots} <= {slot.slot for slot in second.slots}


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
