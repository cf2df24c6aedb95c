"""The supervisor's side of PC/SC: ask it, wait no longer than allowed, hear of changes, restart it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from native_host.frozen import child_command
from native_host.token import limits
from native_host.token.backoff import Backoff
from native_host.token.child_process import Answer, ChildProcess
from native_host.token.pcsc.facts import Facts

_ENTRY = "native_host.token.pcsc.child"

TIMEOUT, CRASHED = "timeout", "crashed"
"""`Facts.reason` of a child that hung or ended."""

OnChange = Callable[[list[str]], None]
"""Told what changed, as the words of `watch`; from a thread of its own."""


class Pcsc:
    """The PC/SC child, started when first asked, and again after a pause when it failed. Thread-safe."""

    def __init__(self, on_change: OnChange | None = None, command: list[str] | None = None) -> None:
        """Prepare; `command` is another child's command line, for tests."""
        self._on_change = on_change
        self._command = command or child_command(_ENTRY)
        self._reading = threading.Lock()
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._number = 0
        self._backoff = Backoff(limits.PCSC_RETRY_FIRST_S, limits.PCSC_RETRY_MAX_S)
        self._last = Facts()
        self._names: set[str] = set()
        self._watched = False
        self._closed = False

    def read(self, deadline: float) -> Facts:
        """Ask PC/SC and wait until `deadline` (monotonic seconds), at most `limits.PCSC_PATIENCE_S`."""
        asked = time.monotonic()
        end = min(deadline, asked + limits.PCSC_PATIENCE_S)
        if not self._reading.acquire(timeout=max(0.0, end - asked)):
            return Facts(reason=TIMEOUT)
        try:
            child = self._running()
            if child is None:
                return self._last
            facts = self._ask(child, end)
            if facts is None:
                # One that was not given its full time, or has only just been started, is left to get ready.
                if time.monotonic() - asked >= limits.PCSC_PATIENCE_S:
                    self._failed(child, TIMEOUT)
                return Facts(reason=TIMEOUT)
            return facts
        finally:
            self._reading.release()

    def with_gone(self, facts: Facts) -> Facts:
        """Note which readers there are; return the facts with those that an earlier answer named."""
        if not facts.known:
            return facts
        now = {reader.name for reader in facts.readers}
        with self._lock:
            self._names |= now
            gone = self._names - now
        return replace(facts, gone=tuple(sorted(gone))) if gone else facts

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
            self._closed = True
            child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _running(self) -> ChildProcess | None:
        """Return the child, started if there is none; None within the pause after a failure."""
        with self._lock:
            if self._child is not None:
                return self._child
            if self._closed or self._backoff.waiting:
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
                answer = answers.get(timeout=max(0.0, end - time.monotonic()))
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
            again = self._watched and not self._closed
        child.kill()
        if again:
            timer = threading.Timer(pause, self._running)
            timer.daemon = True
            timer.start()

    def _tell(self, words: object) -> None:
        if self._on_change is not None and isinstance(words, list):
            self._on_change([str(word) for word in words])
