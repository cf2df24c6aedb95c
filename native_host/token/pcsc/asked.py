"""PC/SC's part of one reading: asked before and after the drivers, beside them and never in their way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

from native_host.token import limits
from native_host.token.pcsc.facts import Facts, changed_readers
from native_host.token.pcsc.process import TIMEOUT, Pcsc
from native_host.token.snapshot import Reading


class PcscRound:
    """One reading's questions to PC/SC."""

    def __init__(self, pcsc: Pcsc, deadline: float) -> None:
        """Ask for the first time, in a thread; nothing is waited for after `deadline` (monotonic seconds)."""
        self._pcsc = pcsc
        self._deadline = deadline
        self._facts: Facts | None = None
        self._answered = threading.Event()
        threading.Thread(target=self._ask, name="pcsc", daemon=True).start()

    def _ask(self) -> None:
        self._facts = self._pcsc.read(self._deadline)
        self._answered.set()

    def so_far(self) -> Facts:
        """Return what is known now; facts that say nothing while there is no answer."""
        return self._facts or Facts()

    def results(self, readings: Iterable[Reading]) -> tuple[Facts, frozenset[str]]:
        """Return the facts, and the readers whose card came or went while the drivers read.

        A reading that shows a token does not wait long for PC/SC.
        """
        token = any(slot.token for reading in readings for slot in reading.slots)
        patience = limits.PCSC_AFTER_TOKEN_S if token else limits.PCSC_PATIENCE_S
        self._answered.wait(max(0.0, min(self._deadline - time.monotonic(), patience)))
        before = self._facts
        if before is None:
            return Facts(reason=TIMEOUT), frozenset()
        if not before.readers:
            return before, frozenset()
        end = max(self._deadline, time.monotonic() + limits.PCSC_LAST_S)
        after = self._pcsc.read(min(end, time.monotonic() + limits.PCSC_AFTER_TOKEN_S))
        changed = changed_readers(before, after)
        return (after if after.known else before), changed
