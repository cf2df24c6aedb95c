"""What a driver showed on its media a moment ago: it counts while the driver fails to show it again.

A driver that listed objects and then hangs or crashes has not taken that back.
"""

from __future__ import annotations

import threading

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.readings.reading import Reading, UnreadSlot


class ContentSeen:
    """One driver's slots in which content was seen, while it may still be there. Safe from any thread."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._slots: dict[int, tuple[UnreadSlot, float]] = {}

    def note(self, reading: Reading, *, whole: bool) -> None:
        """Remember the slots with content, forget those that were read and have none.

        Args:
            reading: the child's answer.
            whole: no slot was left out: one that is not in an answer without failure is gone.
        """
        with self._lock:
            if whole and reading.failure is None:
                listed = {slot.slot for slot in reading.slots}
                self._slots = {number: seen for number, seen in self._slots.items() if number in listed}
            for slot in reading.slots:
                if slot.has_content:
                    serial = slot.token.serial if slot.token else ""
                    self._slots[slot.slot] = (UnreadSlot(slot.description, serial, True), reading.at)
                elif slot.told:
                    self._slots.pop(slot.slot, None)
            failure = reading.failure
            if failure is not None and failure.slot is not None and failure.content:
                self._slots[failure.slot] = (UnreadSlot.of(failure), reading.at)

    def beside(self, reading: Reading) -> dict[int, UnreadSlot]:
        """Return the slots with content, by their ids, but for those whose content the reading shows."""
        oldest = self._clock.now() - self._clock.waits.confirmation_kept
        shown = {slot.slot for slot in reading.slots if slot.has_content}
        with self._lock:
            return {
                number: slot
                for number, (slot, at) in self._slots.items()
                if number not in shown and at >= oldest
            }

    def clear(self) -> None:
        """Forget everything: readers or media changed."""
        with self._lock:
            self._slots.clear()
