"""PC/SC's part of one reading: asked before and after the drivers, beside them and never in their way."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from native_host.token import limits
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.pcsc.facts import Facts, Service, changed_readers
from native_host.token.pcsc.process import TIMEOUT, Pcsc
from native_host.token.rules import looks_blank
from native_host.token.snapshot import Reading


@dataclass(frozen=True)
class Asked:
    """What PC/SC said of one reading.

    Attributes:
        facts: the newest.
        changed: names of the readers whose card came or went while the drivers read.
        unsure: a card may have come or gone: PC/SC knew readers before and did not answer in time after, or
            has not answered yet.
    """

    facts: Facts
    changed: frozenset[str] = frozenset()
    unsure: bool = False


class PcscRound:
    """One reading's questions to PC/SC."""

    def __init__(self, pcsc: Pcsc, deadline: float, clock: Clock = SYSTEM_CLOCK) -> None:
        """Ask for the first time, in a thread; nothing is waited for after `deadline`, of the clock."""
        self._pcsc = pcsc
        self._clock = clock
        self._deadline = deadline
        self._facts: Facts | None = None
        self._answered = threading.Event()
        threading.Thread(target=self._ask, name="pcsc", daemon=True).start()

    def _ask(self) -> None:
        self._facts = self._pcsc.with_gone(self._pcsc.read(self._deadline))
        self._answered.set()

    def so_far(self) -> Facts:
        """Return what is known now; facts that say nothing while there is no answer."""
        return self._facts or Facts()

    def results(self, readings: Iterable[Reading]) -> Asked:
        """Ask again, and return what came of both questions.

        A reading that shows a token does not wait long for PC/SC, but for one that may be blank: PC/SC alone
        tells whether that one is still there.
        """
        slots = [slot for reading in readings for slot in reading.slots if slot.token]
        hurry = bool(slots) and not any(looks_blank(slot) for slot in slots)
        patience = limits.PCSC_AFTER_TOKEN_S if hurry else limits.PCSC_PATIENCE_S
        self._clock.until(min(self._deadline, self._clock.now() + patience), self._answered.wait)
        before = self._facts
        if before is None:
            return Asked(Facts(reason=TIMEOUT), unsure=True)
        expected = before.service is Service.RUNNING and any(not slot.software for slot in slots)
        if not before.readers and not expected:
            return Asked(before)
        end = max(self._deadline, self._clock.now() + limits.PCSC_LAST_S)
        after = self._pcsc.with_gone(self._pcsc.read(min(end, self._clock.now() + limits.PCSC_AFTER_TOKEN_S)))
        if not after.known:
            return Asked(before, unsure=True)
        return Asked(after, changed_readers(before, after))
