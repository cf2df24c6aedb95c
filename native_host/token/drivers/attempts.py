"""One driver's attempts: which slots a child is asked, and which the next one is after it hung or crashed."""

from __future__ import annotations

from native_host.token import limits
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.content_seen import ContentSeen
from native_host.token.drivers.current_child import CurrentChild
from native_host.token.drivers.failures import Failures, not_ready
from native_host.token.readings.reading import Reading, with_content


class Attempts:
    """Reads and probes of one driver, through as many children as they take. For one thread at a time."""

    def __init__(
        self, child: CurrentChild, failures: Failures, content_seen: ContentSeen, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        self._child = child
        self._failures = failures
        self._content_seen = content_seen
        self._clock = clock
        self._hides_slots = False
        self._probed: Reading | None = None

    @property
    def hides_slots(self) -> bool:
        """Whether the last read failed in a slot before the others were read: the next one shows them."""
        return self._hides_slots

    @property
    def probed(self) -> Reading | None:
        """The reading in which the last probe failed; None: it did not fail."""
        return self._probed

    def read(self, deadline: float) -> Reading:
        """Read all slots but those left out; what stopped the driver is repeated until its pause is over."""
        failures = self._failures
        if failures.stopped is not None and failures.waiting:
            return failures.stopped
        reading, alive = self._attempt(deadline)
        for _ in range(limits.CHILDREN_PER_READ - 1):
            if alive or failures.stopped is not None or self._child.closed or self._clock.now() >= deadline:
                break
            # It ended in a slot, and there is time to read the others.
            again, alive = self._attempt(deadline)
            if alive and not_ready(again):
                return reading  # which says more
            reading = with_content(again, reading)
        self._hides_slots = not alive and failures.stopped is None
        return failures.answered(reading) if alive else reading

    def probe(self, deadline: float) -> bool:
        """Ask the slots that were left out, up to the first that fails again; return whether one answered."""
        answered, self._probed = False, None
        for slot in self._failures.slots:
            if self._child.closed or deadline - self._clock.now() < self._clock.waits.probe_least:
                break
            reading, _ = self._attempt(deadline, slot)
            if reading.failure is not None:
                self._probed = reading
                break
            self._failures.slot_answered(slot)
            answered = True
        return answered

    def _attempt(self, deadline: float, only: int | None = None) -> tuple[Reading, bool]:
        """Let the child, a new one if need be, read once; return what it said and whether it lives on."""
        failures, child = self._failures, self._child
        if only is None:
            reading = child.read(deadline, failures.skipped, unclosed=failures.unclosed)
        else:
            reading = child.read(deadline, only=only)
        self._content_seen.note(reading, whole=only is None and not failures.slots)
        if child.usable or reading.failure is None:
            failures.survived()
            return reading, True
        failures.note(reading, reading.failure)
        return reading, False
