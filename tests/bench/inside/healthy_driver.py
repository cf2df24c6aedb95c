"""Says how long a healthy driver takes while another one beside it does what the request says.

Run by a product's own interpreter. Each line on stdin is the other driver's script, as JSON; each line on
stdout the healthy one's ms. No reply of the host tells when a single driver has answered, so this looks
inside.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from native_host.token.drivers.confirmation import Confirmations
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.round import Round
from native_host.token.drivers.supervisor import Supervisor
from native_host.token.readings.reading import DriverRef
from tests.support.drivers import HOLDS_KEY, ScriptedDriver

DEADLINE_S = 0.3
"""Of each run: many times what the healthy driver takes."""

NOTHING = ""
"""Script of a driver that has nothing to show."""


class Drivers:
    """The healthy driver and the other one, both of them running."""

    def __init__(self, folder: Path) -> None:
        healthy = ScriptedDriver(folder / "healthy", HOLDS_KEY)
        self._other = ScriptedDriver(folder / "other", NOTHING)
        self._supervisor = Supervisor()
        refs = [DriverRef(str(driver.path), "", "named") for driver in (healthy, self._other)]
        self._drivers: list[Driver] = self._supervisor.drivers(refs)

    def healthy_ms(self, script: str) -> float:
        """Return how long the healthy driver takes beside the other one's script, both of them being warm."""
        self._warm()
        self._other.script(script)
        began = time.monotonic()
        reading = Round(self._drivers, Confirmations(), began + DEADLINE_S)
        for _ in reading.run():
            pass
        answer, _ = reading.results()
        # None in time: at least so long. A median does not ask how much longer.
        return (DEADLINE_S if answer.failure else answer.at - began) * 1000

    def close(self) -> None:
        """End the drivers' children."""
        self._supervisor.close()

    def _warm(self) -> None:
        """Let both answer: after it hung, the other one has a new child."""
        self._other.script(NOTHING)
        for driver in self._drivers:
            while driver.read(time.monotonic() + 10).failure is not None:
                self._supervisor.media_changed()


def main() -> None:
    """Answer until stdin ends."""
    drivers = Drivers(Path(sys.argv[1]))
    try:
        for line in sys.stdin:
            print(json.dumps(drivers.healthy_ms(json.loads(line))), flush=True)
    finally:
        drivers.close()


if __name__ == "__main__":
    main()
