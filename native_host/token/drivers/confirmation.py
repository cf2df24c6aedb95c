"""A blank token is believed only when two reads, far enough apart, agree.

A SafeNet driver listed nothing right after C_Initialize and was right 500 ms later (jsign #345, #346).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from native_host.token.diagnosis.proofs import looks_blank
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import SlotSnapshot
from native_host.token.waits import WAITS, Waits


@dataclass
class _Seen:
    """A blank token and when it was seen, oldest first, in seconds of the monotonic clock."""

    fingerprint: tuple[object, ...]
    times: list[float]


class Confirmations:
    """Remembers which slots looked blank. Safe from any thread."""

    def __init__(self, waits: Waits = WAITS) -> None:
        self._apart_s, self._kept_s = waits.confirmation, waits.confirmation_kept
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, int], _Seen] = {}

    def judge(self, reading: Reading, earlier: Reading | None = None) -> Reading:
        """Note what `reading` saw; return it with the slots whose blank token is now `confirmed`.

        Args:
            reading: a driver's new answer.
            earlier: the answer to confirm; slots blank in both but not the same become `disagreed`.
        """
        path = reading.driver.path
        with self._lock:
            blank = {}
            if reading.whole:
                blank = {slot.slot: slot for slot in reading.slots if looks_blank(slot)}
            for key in [key for key in self._seen if key[0] == path and key[1] not in blank]:
                del self._seen[key]
            confirmed = {
                number
                for number, slot in blank.items()
                if self._agrees(path, slot, reading.generation, reading.at)
            }
        # Forgotten meanwhile, because readers or media changed, is not the same as different.
        before = {slot.slot: slot for slot in earlier.slots if looks_blank(slot)} if earlier else {}
        disagreed = {
            number for number in before.keys() & blank.keys() if _says(before[number]) != _says(blank[number])
        }
        return replace(reading, confirmed=frozenset(confirmed), disagreed=frozenset(disagreed))

    def clear(self) -> None:
        """Forget every earlier read: readers or media changed."""
        with self._lock:
            self._seen.clear()

    def _agrees(self, path: str, slot: SlotSnapshot, generation: int, at: float) -> bool:
        fingerprint = (generation, *_says(slot))
        seen = self._seen.get((path, slot.slot))
        if seen is None or seen.fingerprint != fingerprint:
            seen = self._seen[(path, slot.slot)] = _Seen(fingerprint, [])
        seen.times = [time for time in seen.times if at - time <= self._kept_s]
        agrees = any(at - time >= self._apart_s for time in seen.times)
        if not seen.times or at - seen.times[-1] >= self._apart_s:
            seen.times.append(at)
        return agrees


def _says(slot: SlotSnapshot) -> tuple[object, ...]:
    """Return what two reads of one token agree in."""
    return (slot.token, slot.description)


def unconfirmed(reading: Reading) -> bool:
    """Whether a second read is needed: some slot looks blank and only one read has seen it."""
    return reading.whole and any(
        looks_blank(slot) and slot.slot not in reading.confirmed for slot in reading.slots
    )
