"""The smart card service of a world: it says what is so, late, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from native_host.token.clock import Clock
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.process import TIMEOUT, OnChange, Pcsc
from native_host.token.pcsc.watch import INSERTED, REMOVED
from tests.model.world import World

Inside = Callable[[], dict[int, int | None]]
"""Which medium is in which reader now."""


class ModelPcsc(Pcsc):
    """What the service asks in place of the PC/SC child.

    Attributes:
        events: how often something came into a reader or left it.
    """

    def __init__(
        self,
        world: World,
        inside: Inside,
        searches: Callable[[], int],
        on_change: OnChange | None,
        clock: Clock,
    ) -> None:
        super().__init__(on_change, ["/nonexistent"], clock)
        self._world = world
        self._inside = inside
        self._searches = searches
        self._asked = False
        self.events = dict.fromkeys(range(len(world.readers)), 0)

    def begin(self) -> None:
        """Be late again: the next question is a reading's first."""
        self._asked = False

    def read(self, deadline: float) -> Facts:
        """Return what is so when it answers; nothing where that is too late."""
        clock, service = self._clock, self._world.smart_cards
        end = min(deadline, clock.now() + clock.waits.pcsc)
        if not clock.until(end, lambda seconds: self._reading.acquire(timeout=seconds)):
            return Facts(reason=TIMEOUT)
        try:
            answers_at = clock.now() + (0.0 if self._asked else service.late_s)
            if not self._asked:
                clock.until(end, self._searched)
            self._asked = True
            if answers_at > clock.now():
                clock.until(min(end, answers_at), self._closed.wait)
            if service.says == "silent" or answers_at > end:
                return Facts(reason=TIMEOUT)
            if service.says == "stopped":
                return Facts.of(Service.STOPPED, [])
            return Facts.of(Service.RUNNING, self._readers())
        finally:
            self._reading.release()

    def _searched(self, seconds: float) -> bool:
        """Wait a little for the searches that are to be over before it answers; return whether they are."""
        if self._searches() >= self._world.smart_cards.late_searches:
            return True
        return self._closed.wait(seconds)

    def _readers(self) -> list[Reader]:
        inside = self._inside()
        return [
            Reader(
                reader.name,
                present=inside[number] is not None,
                atr=reader.atr if inside[number] is not None else "",
                events=self.events[number] if self._world.smart_cards.counts else 0,
            )
            for number, reader in enumerate(self._world.readers)
            if reader.flags & 0x6
        ]

    def watch(self) -> None:
        """Nobody has to be started for it."""

    def changed(self, before: int | None, after: int | None) -> None:
        """Tell of a medium that came or went, if this service does."""
        if self._world.smart_cards.tells and self._world.smart_cards.says == "truth":
            words = [REMOVED] if before is not None else []
            self._tell([INSERTED, *words] if after is not None else words)
