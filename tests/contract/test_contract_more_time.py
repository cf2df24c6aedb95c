"""Every answer is final: what only lacked time says so, and is read with more time if the agent wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.limits import READ_DEADLINE_LONG_MS
from native_host.protocol.messages import Medium
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.reading import reading

SLOW = "gate C_GetSlotList"
READ_S = 5
"""How long each read of the slow driver takes."""


def shown(medium: Medium) -> tuple[str, bool, bool]:
    assert "confirmando" not in medium.title
    assert "Aguarde" not in medium.hint
    return medium.state.value, medium.confirmed, medium.more_time


def test_a_blank_token_without_time_for_its_second_read_is_confirmed_with_more_time(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}{SLOW} first\n")
    with reading(driver.path) as reader:
        begun = reader.start()
        reader.wait_for_hang("C_GetSlotList")
        reader.clock.move(READ_S)
        driver.open("first")
        assert shown(begun.result().media[0]) == ("blank", False, True)


def test_two_reads_of_five_seconds_fit_into_a_reading_with_more_time(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}{SLOW} first\n")
    with reading(driver.path) as reader:
        begun = reader.start(READ_DEADLINE_LONG_MS)
        reader.wait_for_hang("C_GetSlotList")
        reader.clock.move(READ_S)
        driver.open("first")
        (medium,) = begun.wait_for(lambda media: media[0].state.value == "blank")
        assert (medium.confirmed, medium.more_time) == (False, False)
        driver.script(f"{HOLDS_BLANK}{SLOW} second\n")
        driver.forget_calls()
        reader.clock.move(0.5)
        reader.wait_for_call(driver, "C_GetSlotList")
        reader.clock.move(READ_S)
        driver.open("second")
        assert shown(begun.result().media[0]) == ("blank", True, False)


def test_a_second_read_that_does_not_end_takes_nothing_away_from_the_first(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with reading(driver.path) as reader:
        begun = reader.start()
        begun.provisional.get()
        driver.script(f"{HOLDS_BLANK}hang C_GetTokenInfo\n")
        driver.forget_calls()
        reader.clock.move(0.5)
        reader.wait_for_call(driver, "C_GetTokenInfo")
        reader.clock.move_to(begun.deadline)
        found = {medium.state.value: medium for medium in begun.result().media}
    assert shown(found["blank"]) == ("blank", False, True)
    assert found["driver_failed"].code == "driver_timeout"


def test_a_second_read_that_crashes_leaves_the_first_unconfirmed_and_the_driver_failed(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with reading(driver.path) as reader:
        begun = reader.start()
        begun.provisional.get()
        driver.script("crash C_GetSlotList\n")
        reader.clock.move(0.5)
        media = begun.result().media
        assert [shown(one) for one in media] == [("blank", False, False), ("driver_failed", True, False)]


def test_a_driver_that_did_not_answer_in_time_may_with_more_and_is_tried_at_once(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with reading(driver.path) as reader:
        (failed,) = reader.hang("C_GetSlotList")
        assert shown(failed) == ("driver_failed", True, True)
        driver.script(HOLDS_KEY)
        # Within the pause after a failure another reading like that asks nobody.
        assert shown(reader.media()[0]) == ("driver_failed", True, True)
        found = reader.start(READ_DEADLINE_LONG_MS).result().media
        assert shown(found[0]) == ("key_without_certificate", True, False)


def test_after_the_longest_reading_no_more_time_is_offered(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with reading(driver.path) as reader:
        begun = reader.start(READ_DEADLINE_LONG_MS)
        reader.wait_for_hang("C_GetSlotList")
        reader.clock.move_to(begun.deadline)
        assert shown(begun.result().media[0]) == ("driver_failed", True, False)


@pytest.mark.parametrize("script", [HOLDS_KEY, HOLDS_BLANK, "", "crash C_GetSlotList\n"])
def test_what_did_not_lack_time_is_not_to_be_read_with_more(tmp_path: Path, script: str) -> None:
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path) as reader:
        assert not any(medium.more_time for medium in reader.everything())
