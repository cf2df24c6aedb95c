"""One driver: its child, what is known of its failures, and what they still allow to read.

A slot in which a child hung or crashed is left out from then on, so that the media in the driver's other
slots are read. It is asked again after a pause, last and by itself (`probe`). A failure outside any slot
stops the whole driver for the pause.
"""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.attempts import Attempts
from native_host.token.drivers.content_seen import ContentSeen
from native_host.token.drivers.current_child import CurrentChild
from native_host.token.drivers.driver_file import absence
from native_host.token.drivers.failures import Failures
from native_host.token.drivers.process import TIMEOUT
from native_host.token.readings.reading import (
    DriverRef,
    Failure,
    Reading,
    UnreadSlot,
    local_now,
    with_content,
)

logger = logging.getLogger(__name__)


class Driver:
    """One PKCS#11 module and its child, if it has one now. Safe from several threads: they take turns."""

    def __init__(self, ref: DriverRef, clock: Clock = SYSTEM_CLOCK) -> None:
        self.ref = ref
        self._clock = clock
        self._lock = threading.Lock()
        self._child = CurrentChild(ref, clock)
        self._failures = Failures(clock)
        self._content_seen = ContentSeen(clock)
        self._attempts = Attempts(self._child, self._failures, self._content_seen, clock)
        self._probing = False
        self._abandoned = False

    @property
    def failure(self) -> Failure | None:
        """How it failed last, until it answers in full again."""
        return self._failures.last

    @property
    def on_probation(self) -> bool:
        """Whether it hung the last time."""
        failure = self._failures.last
        return failure is not None and failure.code == TIMEOUT

    @property
    def hides_slots(self) -> bool:
        """Whether it failed in a slot before its other slots were read: the next read shows them."""
        return self._attempts.hides_slots

    @property
    def probe_due(self) -> bool:
        """Whether slots were left out long enough to be asked again."""
        return bool(self._failures.slots) and not self._failures.waiting

    def prepare(self) -> None:
        """Start the child, so that the first read finds it ready; the module itself is not loaded yet."""
        if self.ref.refused or self.ref.doubt is not None or not self._lock.acquire(blocking=False):
            return
        try:
            if os.path.isfile(self.ref.path):  # noqa: PTH113 - as in `read`
                self._child.prepare()
        finally:
            self._lock.release()

    def read(self, deadline: float) -> Reading:
        """Read all slots but those left out; failures are part of the reading.

        Returns by `deadline` (seconds of the clock); who cannot wait for an earlier read to end gets
        `driver_timeout`.
        """
        return self._with_unread(self._read_in_turn(deadline))

    def after_probe(self, reading: Reading) -> Reading:
        """Return a reading with what came of a probe that failed."""
        probed = self._attempts.probed
        if probed is not None:
            reading = with_content(reading, probed)
        return self._with_unread(replace(reading, failure=self._failures.last))

    def missing(self, since: float, failure: Failure | None = None) -> Reading:
        """Return the reading of who waits no longer: what was told of it, and why it ends there.

        Args:
            since: when it began, in seconds of the clock.
            failure: why; None: where the driver is now.
        """
        here, told = self._child.interrupted(since)
        late = self._failed(failure or here)
        if told is not None:
            late = replace(told, at=late.at, read_at=late.read_at, failure=late.failure)
        return self._with_unread(late, here)

    @property
    def loads_in_s(self) -> float:
        """How long the first answer of its last new child took, in seconds."""
        return self._child.loads_in_s

    def renew(self, born: int, deadline: float) -> None:
        """End the child that was born at this mark; the next read starts another one.

        Nothing happens if it was ended since, or if its turn does not come by `deadline`.
        """
        if not self._in_turn(deadline):
            return
        try:
            self._child.renew(born)
        finally:
            self._lock.release()

    def _in_turn(self, deadline: float) -> bool:
        return self._clock.until(deadline, lambda seconds: self._lock.acquire(timeout=seconds))

    def _read_in_turn(self, deadline: float) -> Reading:
        if self.ref.refused:
            return self._failed(Failure("driver_refused"))
        if not os.path.isfile(self.ref.path):  # noqa: PTH113 - Path raises where a folder is closed to us
            return self._failed(Failure("driver_missing", reason=absence(self.ref.path)))
        if self.ref.doubt is not None:
            logger.warning("driver: driver_untrusted %s", self.ref.doubt.reason.value)
            return self._failed(Failure("driver_untrusted"))
        if self._probing and self._abandoned:
            self._child.kill()
        if not self._in_turn(deadline):
            return self._failed(Failure(TIMEOUT))
        try:
            return self._attempts.read(deadline)
        finally:
            self._lock.release()

    def probe(self, deadline: float) -> bool:
        """Ask the slots that were left out, one by one up to the first that fails again.

        Returns whether one of them answered and belongs to the driver's reading from now on.
        """
        if not self._in_turn(deadline):
            return False
        try:
            self._probing, self._abandoned = True, False
            return self._attempts.probe(deadline)
        finally:
            self._probing = False
            self._lock.release()

    def abandon_probe(self) -> None:
        """Let the next read end a probe that is under way, if there is one: nobody waits for it any more."""
        self._abandoned = True

    def end_pause(self) -> None:
        """Let the next read try what failed."""
        self._failures.end_pause()

    def media_changed(self) -> None:
        """Forget what was seen, and let the next read try what failed: what was to blame may be gone."""
        self.end_pause()
        self._content_seen.clear()

    def kill(self) -> None:
        """End the child, whatever it is doing, for good."""
        self._child.close()

    def _with_unread(self, reading: Reading, *more: Failure) -> Reading:
        """Return the reading with what was told of slots that failed, now or before."""
        failed = [*self._failures.slots.values(), *more]
        if reading.failure is not None:
            failed.append(reading.failure)
        slots = {one.slot: UnreadSlot.of(one) for one in failed if one.slot is not None}
        slots |= self._content_seen.beside(reading)
        return replace(reading, unread=tuple(slots.values()))

    def _failed(self, failure: Failure) -> Reading:
        return Reading(self.ref, self._clock.now(), local_now(), failure=failure)
