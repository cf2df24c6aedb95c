"""What a driver that hangs costs the driver beside it: the promise is 0 ms.

No clock shows 0: two runs of the same thing differ by a millisecond. So the question is put as statistics
put it. Pairs of runs, in random order within the pair so that a computer that grows slower or faster burdens
both alike, differ in one thing only: the other driver hangs, or has nothing to show. Two figures come out of
the median of the differences with 95 % confidence: the delay that is *proven* (the interval's lower end, at
most 0), and the delay that is *not ruled out* (its upper end, which must be small, or noise alone would keep
the promise).
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

from native_host.token.confirmation import Confirmations
from native_host.token.driver import Driver
from native_host.token.round import Round
from native_host.token.snapshot import DriverRef
from native_host.token.supervisor import Supervisor
from tests.bench.interval import median_interval
from tests.bench.result import Result
from tests.support.drivers import HOLDS_KEY, ScriptedDriver

PAIRS = 60
DEADLINE_S = 0.3
"""Of each run: many times what the healthy driver takes."""

NOTHING, HANGS = "", "hang C_GetSlotList\n"
"""Scripts of the other driver."""

RESOLUTION_MS = 1.0
"""Delay that is not ruled out, at most: an agent notices a hundred times as much."""


def measure(folder: Path) -> list[Result]:
    """Return the proven delay and the one not ruled out."""
    differences = _differences(folder)
    low, high = median_interval(differences)
    median = statistics.median(differences)
    detail = f"median {median:+.2f} ms of {PAIRS} pairs, 95 % between {low:+.2f} and {high:+.2f}"
    return [
        Result("delay of a driver by a hung one beside it, proven", low, 0.0, "ms", detail),
        Result("the same, not ruled out", high, RESOLUTION_MS, "ms", ""),
    ]


def _differences(folder: Path) -> list[float]:
    """Return, per pair, how many ms later the healthy driver answers beside the hung one."""
    healthy = ScriptedDriver(folder / "healthy", HOLDS_KEY)
    other = ScriptedDriver(folder / "other", NOTHING)
    supervisor = Supervisor()
    drivers = supervisor.drivers([DriverRef(str(driver.path), "", "named") for driver in (healthy, other)])
    order = random.Random(0)
    try:
        _warm(supervisor, drivers, other)
        found = []
        for _ in range(PAIRS):
            scripts = [NOTHING, HANGS]
            order.shuffle(scripts)
            taken = {script: _healthy_answer(supervisor, drivers, other, script) for script in scripts}
            found.append(taken[HANGS] - taken[NOTHING])
        return found
    finally:
        supervisor.close()


def _healthy_answer(
    supervisor: Supervisor, drivers: list[Driver], other: ScriptedDriver, script: str
) -> float:
    """Return how long, in ms, the healthy driver takes, both of them being warm."""
    _warm(supervisor, drivers, other)
    other.script(script)
    began = time.monotonic()
    reading = Round(drivers, Confirmations(), began + DEADLINE_S)
    for _ in reading.run():
        pass
    answer, _ = reading.results()
    # None in time: at least so long. A median does not ask how much longer.
    return (DEADLINE_S if answer.failure else answer.at - began) * 1000


def _warm(supervisor: Supervisor, drivers: list[Driver], other: ScriptedDriver) -> None:
    """Let both answer: after it hung, the other one has a new child."""
    other.script(NOTHING)
    for driver in drivers:
        while driver.read(time.monotonic() + 10).failure is not None:
            supervisor.media_changed()
