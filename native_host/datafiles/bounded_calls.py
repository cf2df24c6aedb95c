"""Calls that may never return: each in its own thread, waited for once, not made again while it hangs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from native_host.datafiles.limits import CALL_DEADLINE_S, LATE_ANSWER_KEPT_S

ResultT = TypeVar("ResultT")


class NoAnswerError(Exception):
    """It has not returned so far."""


class BoundedCall(Generic[ResultT]):
    """One call and what came of it."""

    def __init__(self, work: Callable[[], ResultT], deadline_s: float, clock: Callable[[], float]) -> None:
        """Start at once; `work` may raise OSError or ValueError."""
        self.done = threading.Event()
        self._work = work
        self._clock = clock
        self._deadline = clock() + deadline_s
        self._ended_at = 0.0
        self._late = False
        self._result: ResultT
        self._error: Exception | None = None
        # A daemon: a thread that hangs in the system must not keep the program alive.
        threading.Thread(target=self._run, name="bounded-call", daemon=True).start()

    def result(self) -> ResultT:
        """Return the result; wait for it until the deadline, once: later it is there or it is not.

        Raises:
            NoAnswerError: there is none yet.
            OSError, ValueError: what `work` raised.
        """
        if not self.done.wait(max(0.0, self._deadline - self._clock())):
            self._late = True
            raise NoAnswerError
        if self._error is not None:
            raise self._error
        return self._result

    def is_over(self) -> bool:
        """Whether it may be made anew: it has returned, and a result that came late is old by now."""
        if not self.done.is_set():
            return False
        return not self._late or self._clock() - self._ended_at >= LATE_ANSWER_KEPT_S

    def _run(self) -> None:
        try:
            self._result = self._work()
        except (OSError, ValueError) as error:
            self._error = error
        self._ended_at = self._clock()
        self.done.set()


class BoundedCalls(Generic[ResultT]):
    """Calls by what they are about: one of each at a time. Thread-safe."""

    def __init__(
        self, deadline_s: float = CALL_DEADLINE_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Wait `deadline_s` seconds of `clock` for each call."""
        self._deadline_s = deadline_s
        self._clock = clock
        self._lock = threading.Lock()
        self._calls: dict[Hashable, BoundedCall[ResultT]] = {}

    def start(self, about: Hashable, work: Callable[[], ResultT]) -> BoundedCall[ResultT]:
        """Start a call, or return the one that is still under way."""
        with self._lock:
            call = self._calls.get(about)
            if call is None or call.is_over():
                call = self._calls[about] = BoundedCall(work, self._deadline_s, self._clock)
            return call
