"""All drivers: one child and one read at a time each, restarted with a growing pause after failures."""

from __future__ import annotations

import os
import threading
import time

from native_host.token import limits
from native_host.token.driver_process import DriverProcess
from native_host.token.snapshot import DriverRef, Failure, Reading, local_now


class Driver:
    """One PKCS#11 module and its child, if it has one now."""

    def __init__(self, ref: DriverRef) -> None:
        self.ref = ref
        self._lock = threading.Lock()
        self._process: DriverProcess | None = None
        self._failures = 0
        self._last: Reading | None = None
        self._start_after = 0.0

    def prepare(self) -> None:
        """Start the child, so that the first read finds it ready; the module itself is not loaded yet."""
        if self.ref.refused or not self._lock.acquire(blocking=False):
            return
        try:
            if self._process is None and os.path.isfile(self.ref.path):  # noqa: PTH113 - as in `read`
                self._process = DriverProcess(self.ref)
        finally:
            self._lock.release()

    def read(self, deadline: float) -> Reading:
        """Read all slots by `deadline` (monotonic seconds); failures are part of the reading.

        Safe from several threads: one reads after the other; who cannot wait that long gets `driver_timeout`.
        """
        if self.ref.refused:
            return self._failed(Failure("driver_refused"))
        if not os.path.isfile(self.ref.path):  # noqa: PTH113 - Path raises where a folder is closed to us
            return self._failed(Failure("driver_missing"))
        if not self._lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return self._failed(Failure("driver_timeout"))
        try:
            return self._read(deadline)
        finally:
            self._lock.release()

    def _read(self, deadline: float) -> Reading:
        if self._process is None or not self._process.usable:
            if self._last is not None and time.monotonic() < self._start_after:
                return self._last
            self._process = DriverProcess(self.ref)
        reading = self._process.read(deadline)
        if self._process.usable:
            self._failures = 0
            self._last = None
        else:
            pause = min(limits.BACKOFF_FIRST_S * 2**self._failures, limits.BACKOFF_MAX_S)
            self._failures += 1
            self._last = reading
            self._start_after = time.monotonic() + pause
        return reading

    def kill(self) -> None:
        """End the child, whatever it is doing."""
        process = self._process
        if process is not None:
            process.kill()

    def _failed(self, failure: Failure) -> Reading:
        return Reading(self.ref, time.monotonic(), local_now(), failure=failure)


class Supervisor:
    """The drivers that are in use, kept between reads so that their modules stay loaded."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drivers: dict[DriverRef, Driver] = {}

    def drivers(self, refs: list[DriverRef]) -> list[Driver]:
        """Return the drivers for `refs`, the same objects as before where there are any; end all others."""
        with self._lock:
            for ref in set(self._drivers) - set(refs):
                self._drivers.pop(ref).kill()
            return [self._drivers.setdefault(ref, Driver(ref)) for ref in refs]

    def close(self) -> None:
        """End every child at once."""
        with self._lock:
            drivers = list(self._drivers.values())
            self._drivers.clear()
        for driver in drivers:
            driver.kill()
