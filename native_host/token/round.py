"""One reading of all drivers in parallel, each in its own thread; where a token looks blank, a second one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from native_host.protocol.limits import BLANK_CONFIRMATION_MS
from native_host.token import limits
from native_host.token.confirmation import Confirmations, unconfirmed
from native_host.token.snapshot import Failure, Reading, local_now
from native_host.token.supervisor import Driver


class Round:
    """One reading. `run` to its end, then `results`."""

    def __init__(self, drivers: list[Driver], confirmations: Confirmations, deadline: float) -> None:
        """Prepare a reading of `drivers` that ends at `deadline` (monotonic seconds) at the latest."""
        self._drivers = drivers
        self._confirmations = confirmations
        self._deadline = deadline
        self._changed = threading.Condition()
        self._latest: dict[Driver, Reading] = {}
        self._final: set[Driver] = set()
        self._news = False

    def run(self) -> Iterator[list[Reading]]:
        """Read, yielding what is known so far when a second read is awaited and when a driver is slow."""
        end = self._deadline + limits.KILL_WAIT_S
        notice = time.monotonic() + limits.SLOW_DRIVER_NOTICE_S
        for driver in self._drivers:
            threading.Thread(target=self._read, args=(driver,), name="read", daemon=True).start()
        while True:
            with self._changed:
                self._changed.wait_for(self._worth_telling, max(0.0, min(notice, end) - time.monotonic()))
                now = time.monotonic()
                if len(self._final) == len(self._drivers) or now >= end:
                    return
                slow = now >= notice
                if slow:
                    notice = end
                known = self._known() if self._news or slow else []
                self._news = False
            if known:
                yield known

    def results(self) -> list[Reading]:
        """Return each driver's last reading; `driver_timeout` for one that has none."""
        with self._changed:
            late = Failure("driver_timeout")
            return [
                self._latest.get(driver) or Reading(driver.ref, time.monotonic(), local_now(), failure=late)
                for driver in self._drivers
            ]

    def _worth_telling(self) -> bool:
        return self._news or len(self._final) == len(self._drivers)

    def _known(self) -> list[Reading]:
        return [self._latest[driver] for driver in self._drivers if driver in self._latest]

    def _read(self, driver: Driver) -> None:
        first = self._confirmations.judge(driver.read(self._deadline))
        again_at = first.at + BLANK_CONFIRMATION_MS / 1000
        again = unconfirmed(first) and again_at < self._deadline
        self._put(driver, first, final=not again)
        if again:
            time.sleep(max(0.0, again_at - time.monotonic()))
            self._put(driver, self._confirmations.judge(driver.read(self._deadline), first), final=True)

    def _put(self, driver: Driver, reading: Reading, *, final: bool) -> None:
        with self._changed:
            self._latest[driver] = reading
            if final:
                self._final.add(driver)
            else:
                self._news = True
            self._changed.notify_all()
