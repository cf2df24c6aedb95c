"""Reading modules with the real service and real driver children, by a clock that only the test moves.

A reading that comes back although nobody has moved the clock has waited for no deadline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue

import pytest

from native_host.config import Configuration
from native_host.protocol.messages import Medium, TokensReadResult
from native_host.token.service import TokenService
from native_host.token.waits import WAITS, Waits
from tests.support.clock import MovedClock
from tests.support.drivers import ScriptedDriver
from tests.support.pcsc import STOPPED
from tests.support.waiting import until

DEADLINE_MS = 8000
"""Of a reading; it is over only when the test moves the clock there."""


class UnderWay:
    """A reading that is under way.

    Attributes:
        provisional: what was told before its end.
        deadline: the moment until which drivers are waited for.
    """

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.provisional: SimpleQueue[list[Medium]] = SimpleQueue()
        self._result: Future[TokensReadResult] | None = None

    def wait_for(self, look: Callable[[list[Medium]], bool]) -> list[Medium]:
        """Wait until the media that are told before the end are as wanted; return them."""
        while not look(media := self.provisional.get()):
            pass
        return media

    @property
    def over(self) -> bool:
        """Whether the result is there."""
        return self._result is not None and self._result.done()

    def result(self) -> TokensReadResult:
        """Wait for its end."""
        assert self._result is not None
        return self._result.result()


class Reader:
    """Reads the same modules again and again.

    Attributes:
        clock: stands still but for half a second between the two reads of a blank token, as long as nobody
            moves it.
    """

    def __init__(self, modules: tuple[Path, ...], pool: ThreadPoolExecutor, waits: Waits = WAITS) -> None:
        self.clock = MovedClock(waits)
        self.changes: SimpleQueue[list[str]] = SimpleQueue()
        config = Configuration(modules=[str(module) for module in modules], only_modules=True)
        self.service = TokenService.of(config, self.changes.put, self.clock)
        self._modules = {str(module) for module in modules}
        self._pool = pool

    def start(self, deadline_ms: int = DEADLINE_MS) -> UnderWay:
        """Begin a reading, whose time the test lets pass."""
        begun = UnderWay(self.clock.now() + deadline_ms / 1000 - self.clock.waits.reserve)
        begun._result = self._pool.submit(self.service.read, deadline_ms, begun.provisional.put)
        return begun

    def everything(self) -> list[Medium]:
        """Read; return all media and problems in the order of the reply.

        Time passes only where a blank token awaits its second read.
        """
        return self.service.read(DEADLINE_MS, self._confirm).media

    def media(self) -> list[Medium]:
        """Read as `everything` does; return what the modules showed."""
        return self.own(self.everything())

    def own(self, media: list[Medium]) -> list[Medium]:
        """Return what the modules showed."""
        return [medium for medium in media if medium.module in self._modules]

    def of(self, module: Path) -> list[Medium]:
        """Read; return what one of the modules showed."""
        return [medium for medium in self.media() if medium.module == str(module)]

    def hang(self, function: str, *modules: Path) -> list[Medium]:
        """Read until the modules, or the only one, hang in that function, and let the deadline pass."""
        begun = self.start()
        self.wait_for_hang(function, *modules)
        self.clock.move_to(begun.deadline)
        return self.own(begun.result().media)

    def hang_beside_others(self, function: str, hung: Path) -> list[Medium]:
        """Read until one module hangs in that function and the others are read, blank tokens twice.

        Only then is the deadline over: what the others knew was told while the one was known to hang.
        """
        begun = self.start()
        self.wait_for_hang(function, hung)
        self.let_slow_ones_be_told()
        begun.wait_for(self.is_confirmed)
        self.clock.move_to(begun.deadline)
        return self.own(begun.result().media)

    def let_slow_ones_be_told(self) -> None:
        """Let so much time pass that what other drivers know is told before a slow one has answered."""
        self.clock.move(self.clock.waits.slow_notice)

    def wait_for_hang(
        self, function: str, *modules: Path, slot: int | None = None, pcsc: bool = True
    ) -> None:
        """Wait until it is known here that the modules, or the only one, are in that function (of a slot).

        With `pcsc`, also until PC/SC has answered: it must not be the one that time is over for.
        """
        for path in [str(module) for module in modules] or self._modules:
            until(partial(self._is_in, path, function, slot), f"{path} in {function}")
        if pcsc:
            self.service._pcsc.read(self.clock.now() + 1)

    def wait_for_call(self, driver: ScriptedDriver, function: str) -> None:
        """Wait until a module has been called so, whatever it does then."""
        until(lambda: function in driver.calls(), f"{driver.path} called {function}")

    def end_pauses(self) -> None:
        """Do what an event of PC/SC's does: drivers that failed are tried again at once."""
        self.service._changed([])

    def _is_in(self, module: str, function: str, slot: int | None) -> bool:
        for ref, driver in self.service._supervisor._drivers.copy().items():
            child = driver._child._process
            if ref.path == module and child is not None and child.usable:
                place = child.hanging()
                return place.function == function and slot in (None, place.slot)
        return False

    def is_confirmed(self, media: list[Medium]) -> bool:
        """Whether no blank token awaits its second read any more; half a second passes if one does."""
        self._confirm(media)
        return all(medium.confirmed for medium in media)

    def _confirm(self, _media: list[Medium]) -> None:
        # A blank token that awaits its second read may be hidden by what another driver says of it.
        self.clock.move(self.clock.waits.confirmation)


@contextmanager
def reading(
    *modules: Path, environment: Mapping[str, str] = STOPPED, waits: Waits = WAITS
) -> Iterator[Reader]:
    """Start a service that knows `modules` only; end its children afterwards.

    Args:
        modules: PKCS#11 modules.
        environment: of the children; no smart card service runs unless it names one.
        waits: the service's pauses.
    """
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor() as pool:
        for name, value in {**STOPPED, **environment}.items():
            patch.setenv(name, value)
        reader = Reader(modules, pool, waits)
        try:
            yield reader
        finally:
            reader.service.close()
            # Whoever still waits for the clock is let go.
            reader.clock.move(reader.clock.waits.backoff_longest + DEADLINE_MS / 1000)
