"""All drivers that are in use, one child each, kept between reads."""

from __future__ import annotations

import threading

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.drivers.driver import Driver
from native_host.token.readings.reading import DriverRef


class Supervisor:
    """The drivers that are in use, kept between reads so that their modules stay loaded."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._drivers: dict[DriverRef, Driver] = {}

    def drivers(self, refs: list[DriverRef]) -> list[Driver]:
        """Return the drivers for `refs`, the same objects as before where there are any; end all others."""
        with self._lock:
            for ref in set(self._drivers) - set(refs):
                self._drivers.pop(ref).kill()
            return [self._drivers.setdefault(ref, Driver(ref, self._clock)) for ref in refs]

    @property
    def hides_slots(self) -> bool:
        """Whether a driver failed in a slot before its other slots were read."""
        with self._lock:
            return any(driver.hides_slots for driver in self._drivers.values())

    def end_pauses(self) -> None:
        """Let the next read try every driver that failed."""
        with self._lock:
            drivers = list(self._drivers.values())
        for driver in drivers:
            driver.end_pause()

    def media_changed(self) -> None:
        """Let the next read try every driver that failed, and forget what they showed."""
        with self._lock:
            drivers = list(self._drivers.values())
        for driver in drivers:
            driver.media_changed()

    def close(self) -> None:
        """End every child at once."""
        with self._lock:
            drivers = list(self._drivers.values())
            self._drivers.clear()
        for driver in drivers:
            driver.kill()
