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

from native_host.token import limits
from native_host.token.backoff import Backoff
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.content_seen import ContentSeen
from native_host.token.drivers.driver_file import absence
from native_host.token.drivers.process import DriverProcess
from native_host.token.readings.reading import (
    DriverRef,
    Failure,
    Reading,
    UnreadSlot,
    local_now,
    with_content,
)

logger = logging.getLogger(__name__)

TIMEOUT = "driver_timeout"


class Driver:
    """One PKCS#11 module and its child, if it has one now. Safe from several threads: they take turns."""

    def __init__(self, ref: DriverRef, clock: Clock = SYSTEM_CLOCK) -> None:
        self.ref = ref
        self._clock = clock
        self._lock = threading.Lock()
        self._process: DriverProcess | None = None
        self._asked: DriverProcess | None = None
        self._born = 0
        self._loads_in_s = 0.0
        self._shown_since: dict[tuple[int, str], int] = {}
        self._closed = False
        self._backoff = Backoff(clock.waits.backoff_first, clock.waits.backoff_longest, clock)
        self._failure: Failure | None = None
        self._stopped: Reading | None = None
        self._left_out: dict[int, Failure] = {}
        self._unclosed: set[int] = set()
        self._content_seen = ContentSeen(clock)
        self._hides_slots = False
        self._probing = False
        self._probed: Reading | None = None
        self._abandoned = False

    @property
    def failure(self) -> Failure | None:
        """How it failed last, until it answers in full again."""
        return self._failure

    @property
    def on_probation(self) -> bool:
        """Whether it hung the last time."""
        return self._failure is not None and self._failure.code == TIMEOUT

    @property
    def hides_slots(self) -> bool:
        """Whether it failed in a slot before its other slots were read: the next read shows them."""
        return self._hides_slots

    @property
    def probe_due(self) -> bool:
        """Whether slots were left out long enough to be asked again."""
        return bool(self._left_out) and not self._backoff.waiting

    def prepare(self) -> None:
        """Start the child, so that the first read finds it ready; the module itself is not loaded yet."""
        if self.ref.refused or self.ref.doubt is not None or not self._lock.acquire(blocking=False):
            return
        try:
            if self._process is None and os.path.isfile(self.ref.path):  # noqa: PTH113 - as in `read`
                self._process = DriverProcess(self.ref, self._clock)
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
        if self._probed is not None:
            reading = with_content(reading, self._probed)
        return self._with_unread(replace(reading, failure=self._failure))

    def missing(self, since: float, failure: Failure | None = None) -> Reading:
        """Return the reading of who waits no longer: what was told of it, and why it ends there.

        Args:
            since: when it began, in seconds of the clock.
            failure: why; None: where the driver is now.
        """
        process = self._process
        here = process.hanging() if process is not None else Failure(TIMEOUT)
        told = process.told(since) if process is not None else None
        late = self._failed(failure or here)
        if told is not None:
            late = replace(told, at=late.at, read_at=late.read_at, failure=late.failure)
        return self._with_unread(late, here)

    @property
    def loads_in_s(self) -> float:
        """How long the first answer of its last new child took, in seconds."""
        return self._loads_in_s

    def renew(self, born: int, deadline: float) -> None:
        """End the child that was born at this mark; the next read starts another one.

        Nothing happens if it was ended since, or if its turn does not come by `deadline`.
        """
        if not self._in_turn(deadline):
            return
        try:
            if self._process is not None and self._process is self._asked and self._born == born:
                logger.info("driver %s: a new child", os.path.basename(self.ref.path))  # noqa: PTH119 - as told
                self._process.kill()
                self._process = DriverProcess(self.ref, self._clock)
                if self._closed:
                    self._process.kill()
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
        if self._probing and self._abandoned and self._process is not None:
            self._process.kill()
        if not self._in_turn(deadline):
            return self._failed(Failure(TIMEOUT))
        try:
            return self._read(deadline)
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
            return self._probe(deadline)
        finally:
            self._probing = False
            self._lock.release()

    def abandon_probe(self) -> None:
        """Let the next read end a probe that is under way, if there is one: nobody waits for it any more."""
        self._abandoned = True

    def end_pause(self) -> None:
        """Let the next read try what failed."""
        self._backoff.cut_short()

    def media_changed(self) -> None:
        """Forget what was seen, and let the next read try what failed: what was to blame may be gone."""
        self.end_pause()
        self._content_seen.clear()

    def kill(self) -> None:
        """End the child, whatever it is doing, for good."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def _read(self, deadline: float) -> Reading:
        if self._stopped is not None and self._backoff.waiting:
            return self._stopped
        reading, alive = self._attempt(deadline)
        for _ in range(limits.CHILDREN_PER_READ - 1):
            if alive or self._stopped is not None or self._closed or self._clock.now() >= deadline:
                break
            # It ended in a slot, and there is time to read the others.
            again, alive = self._attempt(deadline)
            if alive and _not_ready(again):
                return reading  # which says more
            reading = with_content(again, reading)
        self._hides_slots = not alive and self._stopped is None
        return self._answered(reading) if alive else reading

    def _probe(self, deadline: float) -> bool:
        answered, self._probed = False, None
        for slot in list(self._left_out):
            if self._closed or deadline - self._clock.now() < self._clock.waits.probe_least:
                break
            reading, _ = self._attempt(deadline, slot)
            if reading.failure is not None:
                self._probed = reading
                break
            del self._left_out[slot]
            self._unclosed.discard(slot)
            answered = True
        if answered and not self._left_out:
            self._sound()
        return answered

    def _attempt(self, deadline: float, only: int | None = None) -> tuple[Reading, bool]:
        """Let the child, a new one if need be, read once; return what it said and whether it lives on."""
        process = self._process
        if process is None or not process.usable:
            process = self._process = DriverProcess(self.ref, self._clock)
            if self._closed:
                process.kill()
        reading = self._ask(process, deadline, only)
        failure = reading.failure
        self._content_seen.note(reading, whole=only is None and not self._left_out)
        if process.usable or failure is None:
            self._stopped = None
            return reading, True
        # This is told until it answers again; what was in the slot is known as long as the medium is there.
        self._failure = replace(failure, serial="", content=False)
        self._backoff.failed()
        if failure.slot is None:
            self._stopped = reading
        else:
            if any(slot.slot == failure.slot and not slot.content_error for slot in reading.slots):
                # Only what follows the reading of its content fails: without that, it is read every time.
                self._unclosed.add(failure.slot)
            else:
                self._unclosed.discard(failure.slot)
            self._left_out.pop(failure.slot, None)  # to the end: each has its turn
            self._left_out[failure.slot] = self._failure
        return reading, False

    def _ask(self, process: DriverProcess, deadline: float, only: int | None) -> Reading:
        """Let the child read, and note since when it knows what it shows."""
        new, began = process is not self._asked, self._clock.now()
        if new:
            self._asked, self._born, self._shown_since = process, self._clock.mark(), {}
        skip = () if only is not None else self._left_out.keys() - self._unclosed
        unclosed = () if only is not None else self._unclosed
        reading = process.read(deadline, skip, only, unclosed)
        if new:
            self._loads_in_s = self._clock.now() - began
        shown = {(slot.slot, slot.token.serial) for slot in reading.slots if slot.token is not None}
        if only is None and reading.failure is None:
            mark = self._clock.mark()
            self._shown_since = {one: self._shown_since.get(one, mark) for one in shown}
        since = {slot: at for (slot, _), at in self._shown_since.items()}
        return replace(reading, born=self._born, shown_since=since)

    def _answered(self, reading: Reading) -> Reading:
        """Return the reading of a child that lives on, with what was left out."""
        if not self._left_out:
            if not _not_ready(reading):
                self._sound()
            return reading
        if reading.failure is not None:
            return reading
        failures = list(self._left_out.values())
        self._failure = failures[-1]
        return replace(reading, failure=failures[-1], rest_read=True)

    def _sound(self) -> None:
        self._failure = None
        self._backoff.succeeded()

    def _with_unread(self, reading: Reading, *more: Failure) -> Reading:
        """Return the reading with what was told of slots that failed, now or before."""
        failed = [*self._left_out.copy().values(), *more]
        if reading.failure is not None:
            failed.append(reading.failure)
        slots = {one.slot: UnreadSlot.of(one) for one in failed if one.slot is not None}
        slots |= self._content_seen.beside(reading)
        return replace(reading, unread=tuple(slots.values()))

    def _failed(self, failure: Failure) -> Reading:
        return Reading(self.ref, self._clock.now(), local_now(), failure=failure)


def _not_ready(reading: Reading) -> bool:
    """Whether a child that lives had not come as far as its module by the deadline."""
    return reading.failure is not None and reading.failure.code == TIMEOUT
