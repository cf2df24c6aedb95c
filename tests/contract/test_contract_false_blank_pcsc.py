"""No driver's blank token is confirmed where PC/SC knows better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.pcsc import READERS, STARSIGN, TAGLIO, SmartCardService, smart_card_service
from tests.support.reading import reading
from tests.support.verdicts import in_reader, is_blank, said


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
    script = f"{in_reader(HOLDS_KEY, READERS[0])}crash C_FindObjectsFinal\n"
    other = ScriptedDriver(tmp_path / "other", script)
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
