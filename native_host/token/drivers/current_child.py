"""The child that one driver has now, and the marks of the clock that tell how old its answers may be."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection
from dataclasses import replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.process import TIMEOUT, DriverProcess
from native_host.token.readings.reading import DriverRef, Failure, Reading

logger = logging.getLogger(__name__)


class CurrentChild:
    """A driver's child, another one after it ended. Asked by one thread at a time, ended by any."""

    def __init__(self, ref: DriverRef, clock: Clock = SYSTEM_CLOCK) -> None:
        self._ref = ref
        self._clock = clock
        self._process: DriverProcess | None = None
        self._asked: DriverProcess | None = None
        self._born = 0
        self._loads_in_s = 0.0
        self._shown_since: dict[tuple[int, str], int] = {}
        self._closed = False

    @property
    def usable(self) -> bool:
        """Whether there is one that may be asked again."""
        return self._process is not None and self._process.usable

    @property
    def closed(self) -> bool:
        """Whether none lives any more."""
        return self._closed

    @property
    def loads_in_s(self) -> float:
        """How long the first answer of the last new one took, in seconds."""
        return self._loads_in_s

    def prepare(self) -> None:
        """Start the first one, if there was none yet."""
        if self._process is None:
            self._start()

    def read(
        self,
        deadline: float,
        skip: Collection[int] = (),
        only: int | None = None,
        unclosed: Collection[int] = (),
    ) -> Reading:
        """Let it read, a new one if need be; return what it said, and since when it knows what it shows.

        The arguments are those of `DriverProcess.read`.
        """
        process = self._process
        if process is None or not process.usable:
            process = self._start()
        new, began = process is not self._asked, self._clock.now()
        if new:
            self._asked, self._born, self._shown_since = process, self._clock.mark(), {}
        reading = process.read(deadline, skip, only, unclosed)
        if new:
            self._loads_in_s = self._clock.now() - began
        shown = {(slot.slot, slot.token.serial) for slot in reading.slots if slot.token is not None}
        if only is None and reading.failure is None:
            mark = self._clock.mark()
            self._shown_since = {one: self._shown_since.get(one, mark) for one in shown}
        since = {slot: at for (slot, _), at in self._shown_since.items()}
        return replace(reading, born=self._born, shown_since=since)

    def interrupted(self, since: float) -> tuple[Failure, Reading | None]:
        """Return where it is now, and what a read that began at `since` (seconds of the clock) has told."""
        process = self._process
        if process is None:
            return Failure(TIMEOUT), None
        return process.hanging(), process.told(since)

    def renew(self, born: int) -> None:
        """End the one that was born at this mark, if it is there, and start another one."""
        if self._process is not None and self._process is self._asked and self._born == born:
            logger.info("driver %s: a new child", os.path.basename(self._ref.path))  # noqa: PTH119 - as told
            self._process.kill()
            self._start()

    def kill(self) -> None:
        """End it, whatever it is doing; the next read starts another one."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End it, whatever it is doing, for good."""
        self._closed = True
        self.kill()

    def _start(self) -> DriverProcess:
        process = self._process = DriverProcess(self._ref, self._clock)
        if self._closed:
            process.kill()
        return process
