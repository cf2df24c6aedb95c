"""No driver's "blank" is confirmed where another one, PC/SC or the token itself knows better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from native_host.token import limits
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.pcsc import READERS, STARSIGN, TAGLIO, SmartCardService, smart_card_service
from tests.support.reading import Reader, reading

AFTER_OBJECTS = ("C_FindObjectsFinal", "C_GetAttributeValue", "C_CloseSession")
"""Where a driver can fail that has listed objects."""

BEFORE_OBJECTS = ("C_GetTokenInfo", "C_OpenSession", "C_FindObjectsInit", "C_FindObjects")
"""Where a driver can fail that has told the reader and nothing of what is on the medium."""

OTHER_NAME = HOLDS_KEY.replace("Leitora_1", "Leitor_do_fabricante")
UNKNOWN_SERIAL = "0000"


def in_reader(script: str, reader: str) -> str:
    return script.replace("Leitora_1", reader.replace(" ", "_"))


def is_blank(medium: Medium) -> bool:
    return medium.state.value == "blank" and medium.confirmed


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


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
    assert beside(tmp_path, f"{OTHER_NAME}crash C_CloseSession\n").code == "found_then_failed"


@pytest.mark.parametrize("name", ["LEITORA__1", "Leitora_1___"])
def test_a_name_in_other_letters_or_padded_is_the_same_reader(tmp_path: Path, name: str) -> None:
    other = in_reader(HOLDS_KEY, name).replace("00A1", UNKNOWN_SERIAL)
    assert beside(tmp_path, f"{other}crash C_CloseSession\n").code == "found_then_failed"


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
    other = ScriptedDriver(tmp_path / "other", f"{HOLDS_KEY}crash C_CloseSession\n")
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
    assert [medium.state.value for medium in media] == ["driver_failed"]


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
        "slot description=Leitora_1 flags=6\n",
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


# --- PC/SC knows the reader ---------------------------------------------------------------------------------


@pytest.fixture
def service() -> Iterator[SmartCardService]:
    """A smart card service with two empty readers."""
    with smart_card_service() as running:
        yield running


def test_a_driver_that_fails_in_another_reader_of_pcscs_keeps_nothing_from_being_confirmed(
    tmp_path: Path, service: SmartCardService
) -> None:
    sound = ScriptedDriver(tmp_path / "sound", in_reader(HOLDS_BLANK, READERS[0]))
    other = ScriptedDriver(tmp_path / "other", f"{in_reader(HOLDS_KEY, READERS[1])}crash C_CloseSession\n")
    service.insert_and_wait(reader=0)
    service.insert_and_wait(TAGLIO, reader=1)
    with reading(sound.path, other.path, environment=service.environment) as reader:
        assert is_blank(reader.everything()[0])


@pytest.mark.parametrize(("own", "believed"), [("sound", True), ("other", False), ("neither", False)])
def test_the_driver_that_the_medium_is_made_for_is_believed_while_another_one_crashes_on_it(
    tmp_path: Path, service: SmartCardService, own: str, believed: bool
) -> None:
    service.insert_and_wait(STARSIGN)
    script = in_reader(HOLDS_BLANK, READERS[0])
    name = "libaetpkss.so"
    sound = ScriptedDriver(tmp_path / "sound", script, name if own == "sound" else "driver.so")
    other = ScriptedDriver(
        tmp_path / "other", f"{script}crash C_OpenSession\n", name if own == "other" else "driver.so"
    )
    with reading(sound.path, other.path, environment=service.environment) as reader:
        found = reader.everything()[0]
    assert (found.state.value, found.confirmed) == ("blank", believed)


def test_content_counts_also_from_a_driver_that_the_medium_is_not_made_for(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait(STARSIGN)
    sound = ScriptedDriver(tmp_path / "sound", in_reader(HOLDS_BLANK, READERS[0]), "libaetpkss.so")
    other = ScriptedDriver(tmp_path / "other", f"{in_reader(HOLDS_KEY, READERS[0])}crash C_CloseSession\n")
    with reading(sound.path, other.path, environment=service.environment) as reader:
        assert reader.everything()[0].code == "found_then_failed"


def test_the_driver_that_the_medium_is_made_for_counts_wherever_it_fails(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait(STARSIGN)
    sound = ScriptedDriver(tmp_path / "sound", in_reader(HOLDS_BLANK, READERS[0]))
    own = ScriptedDriver(tmp_path / "own", "crash C_GetSlotList\n", "libaetpkss.so")
    with reading(sound.path, own.path, environment=service.environment) as reader:
        found = reader.everything()[0]
    assert (found.state.value, found.confirmed) == ("blank", False)
    assert "SafeSign" not in found.hint


@pytest.mark.parametrize("script", [HOLDS_BLANK, HOLDS_KEY, "slot description=Leitora_1\ntoken flags=0x5\n"])
def test_nothing_counts_of_a_medium_whose_reader_pcsc_sees_empty(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    driver = ScriptedDriver(tmp_path, in_reader(script, READERS[0]))
    with reading(driver.path, environment=service.environment) as reader:
        found = reader.everything()[0]
    if script == HOLDS_BLANK:
        assert (found.state.value, found.confirmed) == ("blank", False), found
    else:
        assert (found.state.value, found.code) == ("indeterminate", "medium_gone")
    assert "não vê mídia" in said(found)
    assert "Reconecte o token" in found.hint


def test_a_slot_without_any_flag_in_a_reader_of_pcscs_is_no_software_token(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, in_reader(HOLDS_BLANK.replace("flags=7", "flags=0"), READERS[0]))
    with reading(driver.path, environment=service.environment) as reader:
        assert not is_blank(reader.everything()[0])


def test_a_medium_of_whose_reader_pcsc_knows_nothing_is_not_blank_while_pcsc_sees_no_card(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with (
        smart_card_service(readers=False) as empty,
        reading(driver.path, environment=empty.environment) as reader,
    ):
        found = reader.everything()[0]
    assert (found.state.value, found.confirmed) == ("blank", False)


@pytest.mark.parametrize("script", [HOLDS_BLANK, HOLDS_KEY])
def test_a_reader_that_is_gone_takes_its_medium_along_whatever_the_driver_says(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, in_reader(script, READERS[0]))
    with reading(driver.path, environment=service.environment) as reader:
        assert reader.everything()[0].state.value == (
            "blank" if script == HOLDS_BLANK else "key_without_certificate"
        )
        service.stop()
        service.configure(readers=False)
        service.start()
        reader.changes.get()
        found = reader.everything()[0]
        while found.code == "changed_during_read":  # asked while the service was just starting
            found = reader.everything()[0]
    if script == HOLDS_BLANK:
        assert (found.state.value, found.confirmed) == ("blank", False), found
    else:
        assert (found.state.value, found.code) == ("indeterminate", "medium_gone")


# --- the token itself ---------------------------------------------------------------------------------------


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
    found = beside(tmp_path, HOLDS_BLANK.replace("token ", "token flags=0x100040d "))
    assert not is_blank(found)


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
