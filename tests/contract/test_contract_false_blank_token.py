"""No blank token is confirmed that failed its self-test, differs from itself, or was read once only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.reading import reading
from tests.support.verdicts import is_blank, said


@pytest.mark.parametrize("script", [HOLDS_BLANK, HOLDS_KEY])
def test_nothing_counts_of_a_token_that_failed_its_self_test(tmp_path: Path, script: str) -> None:
    driver = ScriptedDriver(tmp_path, script.replace("token ", "token flags=0x100040d "))
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert (found.state.value, found.code) == ("indeterminate", "error_state")
    assert "autoteste" in said(found)
    assert "nada foi encontrado" not in said(found)
    assert found.objects is None
    assert "C_OpenSession" not in driver.calls()


def test_a_token_that_fails_its_self_test_during_the_search_is_not_believed(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}then C_CloseSession failed.script\n")
    driver.also("failed.script", HOLDS_BLANK.replace("token ", "token flags=0x100040d "))
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert (found.state.value, found.code) == ("indeterminate", "error_state")


def test_a_token_that_failed_its_self_test_through_another_driver_is_not_believed(tmp_path: Path) -> None:
    sound = ScriptedDriver(tmp_path / "sound", HOLDS_BLANK)
    other = ScriptedDriver(tmp_path / "other", HOLDS_BLANK.replace("token ", "token flags=0x100040d "))
    with reading(sound.path, other.path) as reader:
        assert not is_blank(reader.media()[0])


@pytest.mark.parametrize(
    ("flags", "state"),
    [
        (0x8040D, "blank"),  # USER_PIN_TO_BE_CHANGED
        (0x7040D, "blank"),  # the PIN is locked, its last try, and one was wrong
        (0x50040D, "blank"),  # the same of the SO's PIN
        (0x40F, "indeterminate"),  # WRITE_PROTECTED
        (0x405, "no_user_pin"),
        (0, "not_initialized"),
    ],
)
def test_no_other_flag_is_taken_for_a_failed_self_test(tmp_path: Path, flags: int, state: str) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK.replace("token ", f"token flags={flags:#x} "))
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert (found.state.value, found.confirmed) == (state, True)
    assert found.code != "error_state"


@pytest.mark.parametrize("other", [HOLDS_BLANK.replace("token ", "token flags=0x1040d "), HOLDS_KEY])
def test_two_reads_of_one_token_that_differ_confirm_nothing(tmp_path: Path, other: str) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}then C_GetSlotList 4 other.script\n")
    driver.also("other.script", other)
    with reading(driver.path) as reader:
        assert not is_blank(reader.media()[0])


# --- no time for the second read ----------------------------------------------------------------------------


def test_a_slow_driver_is_not_cut_off_in_its_second_read_and_the_next_reading_confirms(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}gate C_GetSlotList open\n")
    with reading(driver.path) as reader:
        begun = reader.start(4000)
        reader.wait_for_hang("C_GetSlotList")
        # The first read takes 2.5 s of 4: another one as long would be cut off.
        reader.clock.move(2.5)
        driver.open("open")
        (found,) = begun.result().media
        assert (found.state.value, found.confirmed) == ("blank", False)
        assert "Leia de novo" in found.hint
        assert "confirmando" not in found.title
        reader.clock.move(0.5)
        (found,) = reader.start().result().media
        assert is_blank(found)
    assert driver.calls().count("C_Initialize") == 1
