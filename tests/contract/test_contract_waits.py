"""Every pause of a reading is given to it: a model that draws thousands has shorter ones."""

from __future__ import annotations

from pathlib import Path

from native_host.token.waits import Waits
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.reading import reading

SHORT = Waits(confirmation=1 / 64, backoff_first=1 / 128)
"""Powers of two: sums of them are exact."""


def test_two_reads_are_as_far_apart_as_was_given(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with reading(driver.path, waits=SHORT) as reader:
        begun = reader.start(300)
        begun.provisional.get()
        reader.clock.move(SHORT.confirmation / 2)
        assert not begun.over
        reader.clock.move(SHORT.confirmation / 2)
        (found,) = begun.result().media
    assert (found.state.value, found.confirmed) == ("blank", True)


def test_a_driver_that_failed_is_tried_again_after_the_pause_that_was_given(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "crash C_GetSlotList\n")
    with reading(driver.path, waits=SHORT) as reader:
        assert reader.media()[0].code == "driver_crashed"
        driver.script(HOLDS_BLANK)
        assert reader.media()[0].code == "driver_crashed"
        reader.clock.move(SHORT.backoff_first)
        assert reader.media()[0].state.value == "blank"
