"""What one reading of all drivers promises, whatever the witness says of it."""

from __future__ import annotations

from pathlib import Path

from native_host.token.clock import SYSTEM_CLOCK
from native_host.token.drivers.confirmation import Confirmations
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.outdated import Outdated
from native_host.token.drivers.round import Round
from native_host.token.drivers.witness import NoWitness
from native_host.token.readings.reading import DriverRef, Reading
from tests.support.drivers import HOLDS_KEY, ScriptedDriver

DEADLINE_S = 5.0
"""Time enough for dozens of children."""


class NeverContent(NoWitness):
    """Calls every answer outdated."""

    def outdated(self, known: list[Reading], /) -> list[Outdated]:
        return [Outdated(reading, absent=True) for reading in known]


def test_a_driver_whose_answer_stays_outdated_is_started_anew_once_in_a_reading(tmp_path: Path) -> None:
    script = ScriptedDriver(tmp_path, HOLDS_KEY)
    driver = Driver(DriverRef(str(script.path), "driver", "named"))
    try:
        current = Round([driver], Confirmations(), SYSTEM_CLOCK.now() + DEADLINE_S, NeverContent())
        for _ in current.run():
            pass
        (found,) = current.results()
    finally:
        driver.kill()
    assert script.calls().count("C_Initialize") == 2
    assert found.outdated
    assert found.slots[0].has_content
