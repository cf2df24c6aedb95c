"""No driver's "blank" is confirmed where another one knows better, or might."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from native_host.token import limits
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.reading import Reader, reading
from tests.support.verdicts import in_reader, is_blank, said

AFTER_OBJECTS = ("C_FindObjectsFinal", "C_GetAttributeValue")
"""Where a driver can fail that has listed objects and read none."""

BEFORE_OBJECTS = ("C_GetTokenInfo", "C_OpenSession", "C_FindObjectsInit", "C_FindObjects")
"""Where a driver can fail that has told the reader and nothing of what is on the medium."""

OTHER_NAME = HOLDS_KEY.replace("Leitora_1", "Leitor_do_fabricante")
UNKNOWN_SERIAL = "0000"


def beside(folder: Path, failing: str) -> Medium:
    """Read a blank token beside another driver with this script; return what was made of the token."""
    sound, other = ScriptedDriver(folder / "sound", HOLDS_BLANK), ScriptedDriver(folder / "other", failing)
    with reading(sound.path, other.path) as reader:
        hangs = re.search(r"^hang (\w+)", failing, re.MULTILINE)
        return (reader.hang_beside_others(hangs[1], other.path) if hangs else reader.media())[0]


# --- another driver found objects and failed ----------------------------------------------------------------


@pytest.mark.parametrize("function", AFTER_OBJECTS)
@pytest.mark.parametrize("verb", ["crash", "hang"])
def test_objects_that_another_driver_found_before_it_failed_are_content(
    tmp_path: Path, verb: str, function: str
) -> None:
    found = beside(tmp_path, f"{HOLDS_KEY}{verb} {function}\n")
    assert (found.state.value, found.code) == ("indeterminate", "found_then_failed")
    assert "encontrou conteúdo" in said(found)
    assert "reinstale o driver" in found.hint


@pytest.mark.parametrize("verb", ["crash", "hang"])
def test_objects_that_another_driver_read_before_it_failed_are_content(tmp_path: Path, verb: str) -> None:
    found = beside(tmp_path, f"{HOLDS_KEY}{verb} C_CloseSession\n")
    assert (found.state.value, found.code) == ("indeterminate", "other_driver")


def test_a_driver_that_fails_while_a_certificate_is_read_has_found_one(tmp_path: Path) -> None:
    certificate = f"{HOLDS_BLANK}object class=1 id=01 value=3003020101\n"
    other = f"{certificate}then C_GetAttributeValue value.script\n"
    folder = tmp_path / "other"
    ScriptedDriver(folder, "").also("value.script", f"{certificate}crash C_GetAttributeValue\n")
    assert beside(tmp_path, other).code == "found_then_failed"


def test_a_page_of_objects_counts_also_when_the_next_one_never_comes(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    ScriptedDriver(folder, "").also("next.script", f"{HOLDS_KEY}crash C_FindObjects\n")
    assert beside(tmp_path, f"{HOLDS_KEY}then C_FindObjects next.script\n").code == "found_then_failed"


def test_an_object_that_blank_tokens_have_too_is_no_content_but_the_failure_leaves_a_doubt(
    tmp_path: Path,
) -> None:
    found = beside(tmp_path, f"{HOLDS_BLANK}object class=9\ncrash C_CloseSession\n")
    assert (found.state.value, found.confirmed) == ("blank", False)


def test_the_serial_number_alone_tells_that_it_is_the_same_medium(tmp_path: Path) -> None:
    assert beside(tmp_path, f"{OTHER_NAME}crash C_FindObjectsFinal\n").code == "found_then_failed"


@pytest.mark.parametrize("name", ["LEITORA__1", "Leitora_1___"])
def test_a_name_in_other_letters_or_padded_is_the_same_reader(tmp_path: Path, name: str) -> None:
    other = in_reader(HOLDS_KEY, name).replace("00A1", UNKNOWN_SERIAL)
    assert beside(tmp_path, f"{other}crash C_FindObjectsFinal\n").code == "found_then_failed"


def test_objects_on_what_may_be_another_medium_leave_a_doubt(tmp_path: Path) -> None:
    found = beside(tmp_path, f"{OTHER_NAME.replace('00A1', UNKNOWN_SERIAL)}crash C_CloseSession\n")
    assert (found.state.value, found.confirmed) == ("blank", False)


def test_what_a_driver_found_in_one_reading_counts_when_it_fails_in_the_next(tmp_path: Path) -> None:
    sound, other = (ScriptedDriver(tmp_path / name, HOLDS_BLANK) for name in ("sound", "other"))
    other.script(HOLDS_KEY)
    with reading(sound.path, other.path) as reader:
        assert reader.media()[0].code == "other_driver"
        for failure in ("crash C_GetSlotList\n", "fail C_GetTokenInfo 0x30\n"):
            other.script(HOLDS_KEY + failure)
            found = reader.media()[0]
            assert found.code == "found_then_failed", failure
            other.script(HOLDS_KEY)
            forget_failures_alone(reader)
            assert reader.media()[0].code == "other_driver"


def forget_failures_alone(reader: Reader) -> None:
    """End the pause after a failure, as time does."""
    reader.clock.move(limits.BACKOFF_FIRST_S)


def test_what_a_driver_found_is_forgotten_when_media_change_or_it_reads_nothing(tmp_path: Path) -> None:
    sound, other = (ScriptedDriver(tmp_path / name, HOLDS_BLANK) for name in ("sound", "other"))
    other.script(HOLDS_KEY)
    with reading(sound.path, other.path) as reader:
        reader.media()
        other.script(HOLDS_BLANK)
        assert is_blank(reader.media()[0])
        other.script(HOLDS_KEY)
        assert not is_blank(reader.media()[0])
        reader.end_pauses()
        other.script("crash C_GetSlotList\n")
        assert is_blank(reader.media()[0])


def test_what_a_driver_found_before_it_failed_counts_until_it_has_read_the_slot(tmp_path: Path) -> None:
    sound = ScriptedDriver(tmp_path / "sound", HOLDS_BLANK)
    other = ScriptedDriver(tmp_path / "other", f"{HOLDS_KEY}crash C_FindObjectsFinal\n")
    with reading(sound.path, other.path) as reader:
        for _ in range(2):
            assert reader.media()[0].code == "found_then_failed"
        other.script(HOLDS_KEY)
        forget_failures_alone(reader)
        assert reader.media()[0].code == "other_driver"


def test_the_driver_itself_that_found_objects_in_the_second_read_and_failed_has_no_blank(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}then C_CloseSession full.script\n")
    driver.also("full.script", f"{HOLDS_KEY}crash C_CloseSession\n")
    with reading(driver.path) as reader:
        media = reader.media()
    assert [medium.state.value for medium in media] == ["key_without_certificate", "driver_failed"]


# --- another driver failed before it could say anything -----------------------------------------------------


@pytest.mark.parametrize("function", BEFORE_OBJECTS)
@pytest.mark.parametrize("verb", ["crash", "hang"])
def test_a_driver_that_fails_in_the_same_reader_leaves_a_doubt(
    tmp_path: Path, verb: str, function: str
) -> None:
    found = beside(tmp_path, f"{HOLDS_KEY}{verb} {function}\n")
    assert (found.state.value, found.confirmed) == ("blank", False)
    assert "Outro driver falhou antes de mostrar" in said(found)
    assert "leia de novo" in found.hint


@pytest.mark.parametrize("failure", ["crash C_GetSlotInfo\n", "fail C_GetSlotInfo 0x30\n"])
def test_a_driver_that_fails_before_it_names_the_reader_leaves_a_doubt(tmp_path: Path, failure: str) -> None:
    found = beside(tmp_path, HOLDS_KEY + failure)
    assert (found.state.value, found.confirmed) == ("blank", False)


@pytest.mark.parametrize("failure", ["fail C_GetTokenInfo 0x30\n", "fail C_GetTokenInfo 0x5\n"])
def test_a_driver_that_refuses_to_tell_of_the_token_leaves_a_doubt(tmp_path: Path, failure: str) -> None:
    found = beside(tmp_path, HOLDS_KEY + failure)
    assert not is_blank(found)


@pytest.mark.parametrize(
    "other",
    [
        *("crash C_GetSlotList\n", "hang C_GetSlotList\n", "fail C_GetSlotList 0x5\n"),
        *("crash C_Initialize\n", "fail C_Initialize 0x5\n", "crash C_GetInfo\n"),
        "slot description=Leitora_1 flags=7\ntoken error=0xe1\n",
        "slot description=Windows_Hello_for_Business_1 flags=7\ntoken\ncrash C_OpenSession\n",
    ],
)
def test_a_driver_that_never_came_to_the_medium_or_does_not_know_it_keeps_none_from_being_confirmed(
    tmp_path: Path, other: str
) -> None:
    assert is_blank(beside(tmp_path, other))


def test_drivers_that_are_no_drivers_keep_no_medium_from_being_confirmed(tmp_path: Path) -> None:
    sound = ScriptedDriver(tmp_path / "sound", HOLDS_BLANK)
    text = tmp_path / "text.so"
    text.write_text("This is no library.\n", "ascii")
    with reading(sound.path, text, tmp_path / "gone.so", tmp_path) as reader:
        assert is_blank(reader.media()[0])
