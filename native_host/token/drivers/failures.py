"""How one driver failed: in which slots, which are left out because of that, and when it is asked again."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from native_host.token.backoff import Backoff
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.process import TIMEOUT
from native_host.token.readings.reading import Failure, Reading


class Failures:
    """One driver's failures, until it answers in full again. Changed by one thread at a time, read by any."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self._backoff = Backoff(clock.waits.backoff_first, clock.waits.backoff_longest, clock)
        self._last: Failure | None = None
        self._stopped: Reading | None = None
        self._slots: dict[int, Failure] = {}
        self._unclosed: set[int] = set()

    @property
    def last(self) -> Failure | None:
        """How it failed last, until it answers in full again."""
        return self._last

    @property
    def stopped(self) -> Reading | None:
        """The reading in which it last failed outside any slot, until a child lives on."""
        return self._stopped

    @property
    def slots(self) -> dict[int, Failure]:
        """The slots in which it failed, by their ids, in the order in which they are asked again."""
        return self._slots.copy()

    @property
    def skipped(self) -> AbstractSet[int]:
        """The slots that are left out."""
        return self._slots.keys() - self._unclosed

    @property
    def unclosed(self) -> AbstractSet[int]:
        """The slots in which it fails only after their content was read."""
        return self._unclosed.copy()

    @property
    def waiting(self) -> bool:
        """Whether the pause after the last failure is not over yet."""
        return self._backoff.waiting

    def note(self, reading: Reading, failure: Failure) -> None:
        """Note a failure that ended the child, and what the child had read by then."""
        # This is told until it answers again; what was in the slot is known as long as the medium is there.
        self._last = replace(failure, serial="", content=False)
        self._backoff.failed()
        if failure.slot is None:
            self._stopped = reading
            return
        if any(slot.slot == failure.slot and not slot.content_error for slot in reading.slots):
            # Only what follows the reading of its content fails: without that, it is read every time.
            self._unclosed.add(failure.slot)
        else:
            self._unclosed.discard(failure.slot)
        self._slots.pop(failure.slot, None)  # to the end: each has its turn
        self._slots[failure.slot] = self._last

    def survived(self) -> None:
        """Note that a child lives on after a read."""
        self._stopped = None

    def answered(self, reading: Reading) -> Reading:
        """Note the reading of a child that lives on; return it with what was left out."""
        failures = list(self._slots.values())
        if not failures:
            if not not_ready(reading):
                self._sound()
            return reading
        if reading.failure is not None:
            return reading
        self._last = failures[-1]
        return replace(reading, failure=failures[-1], rest_read=True)

    def slot_answered(self, slot: int) -> None:
        """Note that a slot that was left out is read again."""
        del self._slots[slot]
        self._unclosed.discard(slot)
        if not self._slots:
            self._sound()

    def end_pause(self) -> None:
        """Let the next read try what failed."""
        self._backoff.cut_short()

    def _sound(self) -> None:
        self._last = None
        self._backoff.succeeded()


def not_ready(reading: Reading) -> bool:
    """Whether a child that lives had not come as far as its module by the deadline."""
    return reading.failure is not None and reading.failure.code == TIMEOUT
