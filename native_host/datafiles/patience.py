"""Asking what may never answer: in a thread of its own, with one wait, and not again while it still hangs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from native_host.datafiles.limits import LATE_ANSWER_KEPT_S, PATIENCE_S

AnswerT = TypeVar("AnswerT")


class NoAnswerError(Exception):
    """It has not answered so far."""


class Asked(Generic[AnswerT]):
    """One question and what came of it."""

    def __init__(self, work: Callable[[], AnswerT], patience_s: float, clock: Callable[[], float]) -> None:
        """Ask at once; `work` may raise OSError or ValueError."""
        self.done = threading.Event()
        self._work = work
        self._clock = clock
        self._deadline = clock() + patience_s
        self._ended_at = 0.0
        self._late = False
        self._answer: AnswerT
        self._error: Exception | None = None
        # A daemon: a thread that hangs in the system must not keep the program alive.
        threading.Thread(target=self._run, name="asked", daemon=True).start()

    def answer(self) -> AnswerT:
        """Return the answer; wait for it until the patience is over, once: later it is there or it is not.

        Raises:
            NoAnswerError: there is none yet.
            OSError, ValueError: what `work` raised.
        """
        if not self.done.wait(max(0.0, self._deadline - self._clock())):
            self._late = True
            raise NoAnswerError
        if self._error is not None:
            raise self._error
        return self._answer

    def is_over(self) -> bool:
        """Whether it may be asked anew: it was answered, and an answer that came late is old by now."""
        if not self.done.is_set():
            return False
        return not self._late or self._clock() - self._ended_at >= LATE_ANSWER_KEPT_S

    def _run(self) -> None:
        try:
            self._answer = self._work()
        except (OSError, ValueError) as error:
            self._error = error
        self._ended_at = self._clock()
        self.done.set()


class Patience(Generic[AnswerT]):
    """Questions by what they are about: one of each at a time. Thread-safe."""

    def __init__(self, patience_s: float = PATIENCE_S, clock: Callable[[], float] = time.monotonic) -> None:
        """Wait `patience_s` seconds of `clock` for each question."""
        self._patience_s = patience_s
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: dict[Hashable, Asked[AnswerT]] = {}

    def ask(self, about: Hashable, work: Callable[[], AnswerT]) -> Asked[AnswerT]:
        """Ask, or return the question that is still open."""
        with self._lock:
            asked = self._asked.get(about)
            if asked is None or asked.is_over():
                asked = self._asked[about] = Asked(work, self._patience_s, self._clock)
            return asked
