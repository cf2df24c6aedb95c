"""PC/SC's part of one reading: asked before and after the drivers, beside them and never in their way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.pcsc.facts import Facts, Service, changed_readers
from native_host.token.pcsc.process import CRASHED, TIMEOUT, Pcsc
from native_host.token.readings.reading import Reading


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

    def __init__(
        self,
        pcsc: Pcsc,
        deadline: float,
        clock: Clock = SYSTEM_CLOCK,
        on_answer: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask for the first time, in a thread; nothing is waited for after `deadline`, of the clock.

        `on_answer` is told, from that thread, when the answer is there.
        """
        self._on_answer = on_answer
        self._pcsc = pcsc
        self._clock = clock
        self._deadline = deadline
        self._facts: Facts | None = None
        self._between: Future[Facts] | None = None
        self._events = pcsc.history.events
        self._answered = threading.Event()
        self._answered_at = 0.0
        threading.Thread(target=self._ask, name="pcsc", daemon=True).start()

    def _ask(self) -> None:
        self._facts = self._pcsc.history.note(self._pcsc.read(self._deadline))
        self._answered_at = self._clock.now()
        self._answered.set()
        self._on_answer()

    def so_far(self) -> Facts:
        """Return what is known now; facts that say nothing while there is no answer."""
        return self._facts or Facts()

    def is_early(self, reading: Reading) -> bool:
        """Whether a reading was complete so long before the first answer that its medium may be another's."""
        return self._answered_at - reading.at >= self._clock.waits.swap_least

    def wait(self, seconds: float) -> bool:
        """Wait for the first answer so long at the most; return whether it is there."""
        return self.wait_until(self._clock.now() + seconds)

    def wait_until(self, moment: float) -> bool:
        """Wait for the first answer until then (seconds of the clock); return whether it is there."""
        return self._clock.until(min(self._deadline, moment), self._answered.wait)

    def ask_between(self) -> None:
        """Ask once more, in a thread: the drivers pause before a second read. Nothing before an answer."""
        if self._facts is None or not self._facts.readers or self._between is not None:
            return
        between: Future[Facts] = Future()
        self._between = between

        def ask() -> None:
            between.set_result(self._pcsc.history.note(self._pcsc.read(self._deadline)))

        threading.Thread(target=ask, name="pcsc", daemon=True).start()

    def results(self, readings: Iterable[Reading]) -> Asked:
        """Ask again, and return what came of all questions.

        One that hangs is waited for until it is given up: PC/SC alone tells whether a medium is still there.
        """
        self.wait(self._clock.waits.pcsc)
        before = self._facts
        if before is None:
            return Asked(Facts(reason=TIMEOUT), unsure=True)
        slots = [slot for reading in readings for slot in reading.slots if slot.token]
        expected = before.service is Service.RUNNING and any(not slot.software for slot in slots)
        if not before.readers and not expected:
            return Asked(before, unsure=before.reason in (TIMEOUT, CRASHED))
        now = self._clock.now()
        end = min(max(self._deadline, now + self._clock.waits.pcsc_last), now + self._clock.waits.pcsc)
        after = self._pcsc.history.note(self._pcsc.read(end))
        if not after.known:
            return Asked(before, unsure=True)
        # PC/SC answers one question after the other: the one between was answered before the last one.
        between = self._between.result() if self._between is not None else before
        changed = changed_readers(before, between) | changed_readers(between, after)
        return Asked(after, changed, unsure=not between.known or (not changed and self._swapped(after)))

    def _swapped(self, facts: Facts) -> bool:
        """Whether something came and went that the answers do not show: a card without a counter, swapped."""
        uncounted = any(not reader.events for reader in facts.cards)
        return uncounted and self._pcsc.history.events != self._events
