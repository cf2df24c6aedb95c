"""The supervisor's side of PC/SC: ask it, wait no longer than allowed, hear of changes, restart it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from native_host.frozen import child_command
from native_host.token.backoff import Backoff
from native_host.token.child_process import Answer, AnswerQueue, ChildProcess, next_answer
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.pcsc.facts import Facts
from native_host.token.pcsc.history import ReaderHistory

_ENTRY = "native_host.token.pcsc.child"

TIMEOUT, CRASHED = "timeout", "crashed"
"""`Facts.reason` of a child that hung or ended."""

OnChange = Callable[[list[str]], None]
"""Told what changed, as the words of `watch`; from a thread of its own."""


class Pcsc:
    """The PC/SC child, started when first asked, and again after a pause when it failed. Thread-safe.

    Attributes:
        history: since when each reader has been as it is.
    """

    def __init__(
        self,
        on_change: OnChange | None = None,
        command: list[str] | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """Prepare; `command` is another child's command line, for tests."""
        self._on_change = on_change
        self._clock = clock
        self._command = command or child_command(_ENTRY)
        self._reading = threading.Lock()
        self._answers: AnswerQueue = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._number = 0
        self._backoff = Backoff(clock.waits.pcsc_retry_first, clock.waits.pcsc_retry_longest, clock)
        self._last = Facts()
        self.history = ReaderHistory(clock)
        self._watched = False
        self._closed = threading.Event()

    def read(self, deadline: float) -> Facts:
        """Ask PC/SC and wait until `deadline` (seconds of the clock), at most `Waits.pcsc`."""
        asked = self._clock.now()
        end = min(deadline, asked + self._clock.waits.pcsc)
        if not self._clock.until(end, lambda seconds: self._reading.acquire(timeout=seconds)):
            return Facts(reason=TIMEOUT)
        try:
            child = self._running()
            if child is None:
                return self._last
            facts = self._ask(child, end)
            if facts is None:
                # One that was not given its full time, or has only just been started, is left to get ready.
                if self._clock.now() - asked >= self._clock.waits.pcsc:
                    self._failed(child, TIMEOUT)
                return Facts(reason=TIMEOUT)
            return facts
        finally:
            self._reading.release()

    def watch(self) -> None:
        """Tell `on_change` of readers and cards that come and go, from now on."""
        with self._lock:
            if self._watched or self._on_change is None:
                return
            self._watched = True
            child = self._child
        if child is None:
            self._running()
        else:
            child.send({"watch": True})

    def close(self) -> None:
        """End the child at once, for good."""
        with self._lock:
            self._closed.set()
            child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _running(self) -> ChildProcess | None:
        """Return the child, started if there is none; None within the pause after a failure."""
        with self._lock:
            if self._child is not None:
                return self._child
            if self._closed.is_set() or self._backoff.waiting:
                return None
            answers = self._answers = queue.SimpleQueue()

            def take(answer: Answer | None) -> None:
                if answer is None:
                    self._failed(child, CRASHED)
                if answer is not None and "changed" in answer:
                    self._tell(answer["changed"])
                else:
                    answers.put(answer)

            child = self._child = ChildProcess(self._command, take)
            child.start()
            watched = self._watched
        if watched:
            child.send({"watch": True})
        return child

    def _ask(self, child: ChildProcess, end: float) -> Facts | None:
        """Return the child's answer; None if there is none by `end`."""
        answers = self._answers
        self._number += 1
        child.send({"read": self._number})
        try:
            while True:
                answer = next_answer(answers, end, self._clock)
                if answer is None:
                    return Facts(reason=CRASHED)
                if answer.get("n") == self._number:
                    facts = Facts.from_wire(answer["facts"])
                    self._backoff.succeeded()
                    return facts
        except queue.Empty:
            return None
        except (TypeError, ValueError, KeyError):
            self._failed(child, CRASHED)
            return Facts(reason=CRASHED)

    def _failed(self, child: ChildProcess, reason: str) -> None:
        """Give the child up; one that watched is started again after the pause."""
        with self._lock:
            if child is not self._child:
                return
            self._child = None
            self._last = Facts(reason=reason)
            pause = self._backoff.failed()
            again = self._watched and not self._closed.is_set()
        child.kill()
        if again:
            threading.Thread(target=self._restart, args=(self._clock.now() + pause,), daemon=True).start()

    def _restart(self, moment: float) -> None:
        self._clock.until(moment, self._closed.wait)
        self._running()

    def _tell(self, words: object) -> None:
        self.history.event()
        if self._on_change is not None and isinstance(words, list):
            self._on_change([str(word) for word in words])
