"""A clock whose seconds pass only while every child waits: what a busy computer takes does not count.

A child that waits for a request, or hangs in its driver, is blocked in one of a few system calls. Then time
passes fast. While one sleeps it passes as it does; while one works it stands still.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Collection

from native_host.token.clock import Clock
from native_host.token.waits import Waits

WAITS = Waits(
    confirmation=0.02,
    confirmation_kept=1.0,
    reserve=0.12,
    verdict=0.1,
    backoff_first=0.1,
    backoff_longest=0.8,
    probe_least=0.05,
    probation=0.1,
    slow_notice=0.1,
    pcsc=0.1,
    pcsc_after_token=0.02,
    pcsc_last=0.01,
    pcsc_retry_first=0.05,
    pcsc_retry_longest=0.4,
    swap_least=0.01,
)
"""The pauses of a reading, as short as the model's time is told apart."""

LOOK_S = 0.002
"""How long is waited at a time before the children are looked at again."""

STEP_MAX_S = 0.02
"""Most that passes from one look to the next."""

_FASTER = 10.0
"""How much faster time passes where nobody does anything."""

_LOOKS_QUIET = 5
"""Looks in a row that find all children waiting before time passes: a message may be on its way."""

_WAITING = {b"", b"0", b"7", b"34", b"47", b"271"}
"""System calls of x86-64 in which a child waits for us, or for ever: read, poll, pause, recvmsg, ppoll;
none in one that is about to be gone."""

_MOST_BYTES = 4096
"""Of a file of the kernel's: far more than any of these has."""

_SLEEPING = {b"35", b"230"}
"""nanosleep, clock_nanosleep."""


class ModelClock(Clock):
    """Seconds of the model."""

    def __init__(self, others: Collection[int] = ()) -> None:
        """Make a clock; `others` are children of this process that have nothing to do with the model."""
        super().__init__(WAITS)
        self._others = frozenset(others)
        self._now = 1000.0
        self._looking = threading.Lock()
        self._looked = time.monotonic()
        self._quiet = 0

    def now(self) -> float:
        """Return the moment it stands at."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass at once."""
        self._now += seconds

    def until(self, moment: float, attempt: Callable[[float], bool]) -> bool:
        """Wait until the moment has come, then look once more."""
        while self._now < moment:
            if attempt(LOOK_S):
                return True
            self._look()
        return attempt(0.0)

    def _look(self) -> None:
        if not self._looking.acquire(blocking=False):
            return
        try:
            now = time.monotonic()
            passed, self._looked = now - self._looked, now
            doing = {_doing(child) for child in children(self._others)}
            self._quiet = 0 if "working" in doing else self._quiet + 1
            if self._quiet >= _LOOKS_QUIET:
                pace = 1.0 if "sleeping" in doing else _FASTER
                self._now += min(passed * pace, STEP_MAX_S)
        finally:
            self._looking.release()


def children(without: Collection[int] = ()) -> list[int]:
    """Return the ids of this process's children, but for some, and of theirs."""
    own = [child for child in _children("self") if child not in without]
    return own + [pid for child in own for pid in _children(str(child))]


def _children(process: str) -> list[int]:
    found: list[int] = []
    # What has ended meanwhile, a process or one of its threads, has no children.
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 - many times a second
            with contextlib.suppress(OSError):
                found += map(int, _read(f"/proc/{process}/task/{thread}/children").split())
    return found


def _doing(child: int) -> str:
    """Return whether a child is `working`, `sleeping` or `waiting`."""
    try:
        call = _read(f"/proc/{child}/syscall").partition(b" ")[0].strip()
    except OSError:
        return "waiting"  # it has ended
    return "sleeping" if call in _SLEEPING else "waiting" if call in _WAITING else "working"


def _read(path: str) -> bytes:
    # Many times a second: a descriptor costs a fifth of what a file object does.
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, _MOST_BYTES)
    finally:
        os.close(file)
