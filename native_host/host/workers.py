"""Threads that answer requests, kept for the next one: to start one takes longer than most answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

Job = TypeVar("Job")


class Workers(Generic[Job]):
    """A bounded number of threads, started when they are needed. They end with the process."""

    def __init__(self, most: int, work: Callable[[Job], None]) -> None:
        """Prepare up to `most` threads, each of which calls `work` with one job after the other."""
        self._most = most
        self._work = work
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        self._lock = threading.Lock()
        self._threads = 0
        self._busy = 0

    def take(self, job: Job) -> bool:
        """Have the job done, without waiting for it; False: as many as may are under way."""
        with self._lock:
            if self._busy == self._most:
                return False
            self._busy += 1
            more = self._busy > self._threads
            self._threads += more
        if more:
            threading.Thread(target=self._run, name="request", daemon=True).start()
        self._jobs.put(job)
        return True

    def _run(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                self._work(job)
            except BaseException:
                with self._lock:
                    self._threads -= 1  # of this one, which ends
                    self._busy -= 1
                raise
            with self._lock:
                self._busy -= 1
