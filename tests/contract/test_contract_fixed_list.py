"""Drivers that make their list of slots at C_Initialize: a new child is the witness, once per change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.pcsc import READERS, STARSIGN, TAGLIO, SmartCardService, smart_card_service
from tests.support.reading import Reader, reading
from tests.support.verdicts import in_reader, is_blank, said

FIXED = "fixed\n"
BLANK = in_reader(HOLDS_BLANK, READERS[0])
KEY = in_reader(HOLDS_KEY, READERS[0])
EMPTY = BLANK.splitlines(keepends=True)[0]
OTHER = in_reader(HOLDS_KEY, READERS[1]).replace("00A1", "00B2")
UNKNOWN = f"{EMPTY}token error=0xe1\n"


@pytest.fixture
def service() -> Iterator[SmartCardService]:
    """A smart card service with two empty readers."""
    with smart_card_service() as running:
        yield running


def children(driver: ScriptedDriver) -> int:
    """Return how many children have loaded the module."""
    return driver.calls().count("C_Initialize")


def states(media: list[Medium]) -> list[tuple[str, str | None]]:
    return [(medium.state.value, medium.code) for medium in media]


def settle(reader: Reader) -> None:
    """Read once: later, only a change brings a new child."""
    reader.everything()


@pytest.mark.parametrize("before", ["", EMPTY, UNKNOWN], ids=["no slot", "empty", "not recognised"])
@pytest.mark.parametrize(("after", "state"), [(KEY, "key_without_certificate"), (BLANK, "blank")])
def test_a_medium_put_in_after_the_first_read_is_shown(
    tmp_path: Path, service: SmartCardService, before: str, after: str, state: str
) -> None:
    driver = ScriptedDriver(tmp_path, before + FIXED)
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        driver.script(after + FIXED)
        service.insert()
        reader.changes.get()
        first = children(driver)
        found = reader.everything()
        assert found[0].state.value == state, found
        assert found[0].confirmed
        assert children(driver) == first + 1
        reader.everything()
        assert children(driver) == first + 1


def test_a_card_that_no_driver_knows_costs_one_child_and_no_more(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY + FIXED)
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        service.insert()
        reader.changes.get()
        first = children(driver)
        for _ in range(3):
            found = reader.everything()[0]
            assert (found.state.value, found.code) == ("unrecognized", None)
        assert children(driver) == first + 1


def test_a_medium_that_is_shown_needs_no_new_child(tmp_path: Path, service: SmartCardService) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY)
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        driver.script(KEY)
        service.insert()
        reader.changes.get()
        first = children(driver)
        assert reader.everything()[0].state.value == "key_without_certificate"
        assert children(driver) == first


def test_a_blank_token_put_in_later_is_confirmed_by_two_reads_of_a_child_started_since(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY)
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        driver.script(BLANK)
        service.insert()
        reader.changes.get()
        driver.forget_calls()
        assert is_blank(reader.everything()[0])
        calls = driver.calls()
        assert calls.count("C_Initialize") == 1
        assert calls[calls.index("C_Initialize") :].count("C_OpenSession") == 2


def test_a_medium_pulled_out_is_not_shown_from_the_list(tmp_path: Path, service: SmartCardService) -> None:
    card = service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, KEY + FIXED)
    with reading(driver.path, environment=service.environment) as reader:
        assert reader.everything()[0].state.value == "key_without_certificate"
        driver.script(EMPTY + FIXED)
        card.remove()
        reader.changes.get()
        assert states(reader.everything()) == [("no_token", None)]


@pytest.mark.parametrize("before", [BLANK, KEY], ids=["blank", "key"])
@pytest.mark.parametrize("atr", [STARSIGN, TAGLIO], ids=["same kind", "another kind"])
def test_a_medium_swapped_for_another_between_two_reads_is_not_told_from_the_list(
    tmp_path: Path, service: SmartCardService, before: str, atr: str
) -> None:
    card = service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, before + FIXED)
    after = KEY.replace("00A1", "00C3")
    with reading(driver.path, environment=service.environment) as reader:
        reader.everything()
        driver.script(after + FIXED)
        service.remove_and_wait(card)
        service.insert_and_wait(atr)
        found = reader.everything()[0]
    assert found.state.value == "key_without_certificate", found
    assert found.token is not None
    assert found.token.serial == "00C3"


def test_another_driver_whose_list_is_older_than_a_blank_medium_is_asked_anew_too(
    tmp_path: Path, service: SmartCardService
) -> None:
    generic = ScriptedDriver(tmp_path / "generic", EMPTY)
    own = ScriptedDriver(tmp_path / "own", FIXED)
    with reading(generic.path, own.path, environment=service.environment) as reader:
        settle(reader)
        generic.script(BLANK)
        own.script(KEY + FIXED)
        service.insert()
        reader.changes.get()
        found = reader.everything()[0]
    assert not is_blank(found)
    assert (found.state.value, found.code) == ("indeterminate", "other_driver")


def test_a_hung_driver_delays_no_new_child_of_another(tmp_path: Path, service: SmartCardService) -> None:
    driver = ScriptedDriver(tmp_path / "driver", EMPTY + FIXED)
    hung = ScriptedDriver(tmp_path / "hung", "")
    with reading(driver.path, hung.path, environment=service.environment) as reader:
        settle(reader)
        driver.script(KEY + FIXED)
        hung.script("slot description=Leitora_9\nhang C_GetSlotInfo\n")
        service.insert()
        reader.changes.get()
        begun = reader.start()
        reader.wait_for_hang("C_GetSlotInfo", hung.path)
        reader.let_slow_ones_be_told()
        media = begun.wait_for(lambda media: media[0].state.value == "key_without_certificate")
        assert not begun.over
        assert media[0].confirmed


def test_a_new_child_that_fails_takes_nothing_away_that_the_old_one_read(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait(reader=1)
    driver = ScriptedDriver(tmp_path, OTHER)
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        driver.script(OTHER + "crash C_Initialize\n")
        service.insert(TAGLIO)
        reader.changes.get()
        found = reader.everything()
    assert ("key_without_certificate", None) in states(found)
    assert ("driver_failed", "driver_crashed") in states(found)


def test_where_no_time_is_left_for_a_new_child_nothing_is_said_for_sure_and_the_next_read_has_one(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY + FIXED + "gate C_Initialize open\n")
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        reader.wait_for_hang("load")
        reader.clock.move(3)
        driver.open("open")
        begun.result()
        driver.script(KEY + FIXED)
        service.insert()
        reader.changes.get()
        found = reader.start(2500).result().media[0]
        assert found.state.value == "indeterminate", found
        assert "Leia de novo" in found.hint
        assert "Instale" not in found.hint + said(found)
        assert reader.everything()[0].state.value == "key_without_certificate"


def test_a_blank_medium_is_not_confirmed_while_another_driver_had_no_time_to_learn_of_it(
    tmp_path: Path, service: SmartCardService
) -> None:
    generic = ScriptedDriver(tmp_path / "generic", EMPTY)
    own = ScriptedDriver(tmp_path / "own", FIXED)
    with reading(generic.path, own.path, environment=service.environment) as reader:
        settle(reader)
        generic.script(BLANK)
        own.script(KEY + FIXED + "gate C_Initialize never\n")
        service.insert()
        reader.changes.get()
        begun = reader.start()
        reader.wait_for_hang("load", own.path)
        reader.let_slow_ones_be_told()
        begun.wait_for(lambda media: reader.is_confirmed(media) or "pode ainda não saber" in said(media[0]))
        reader.clock.move_to(begun.deadline)
        found = begun.result().media[0]
        assert (found.state.value, found.confirmed, found.more_time) == ("blank", False, True)
        assert "Leia de novo" in found.hint
        assert "pode ainda não saber dela" in said(found)
        own.script(KEY + FIXED)
        reader.end_pauses()
        assert reader.everything()[0].code == "other_driver"


# --- a medium that was pulled out before the read -----------------------------------------------------------

NAMELESS = KEY.replace(READERS[0].replace(" ", "_"), "Token_USB")


@pytest.mark.parametrize(
    "script",
    [KEY, BLANK, NAMELESS, NAMELESS.splitlines(keepends=True)[0] + BLANK.splitlines()[1]],
    ids=["key", "blank", "key in no reader of PC/SC's", "blank in no reader of PC/SC's"],
)
def test_where_pcsc_sees_no_card_a_new_child_is_asked_before_a_driver_is_believed(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    driver = ScriptedDriver(tmp_path, script + "\n" + FIXED)
    card = service.insert_and_wait()
    with reading(driver.path, environment=service.environment) as reader:
        reader.everything()
        driver.script(EMPTY + FIXED)
        card.remove()
        reader.changes.get()
        assert states(reader.everything()) == [("no_token", None)]


def test_a_medium_outside_pcsc_is_believed_when_a_new_child_shows_it_too_and_asked_for_once(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, NAMELESS + FIXED)
    with reading(driver.path, environment=service.environment) as reader:
        assert reader.everything()[0].state.value == "key_without_certificate"
        first = children(driver)
        assert reader.everything()[0].state.value == "key_without_certificate"
        assert children(driver) == first <= 2


def test_a_software_token_needs_no_card_and_no_new_child(tmp_path: Path, service: SmartCardService) -> None:
    driver = ScriptedDriver(tmp_path, NAMELESS.replace("flags=7", "flags=1") + FIXED)
    card = service.insert_and_wait()
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        first = children(driver)
        card.remove()
        reader.changes.get()
        assert reader.everything()[0].state.value == "key_without_certificate"
        assert children(driver) == first


@pytest.mark.parametrize("script", [KEY, BLANK], ids=["key", "blank"])
def test_a_driver_that_shows_what_is_gone_through_every_child_is_never_believed(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    driver = ScriptedDriver(tmp_path, script)
    card = service.insert_and_wait()
    with reading(driver.path, environment=service.environment) as reader:
        settle(reader)
        card.remove()
        reader.changes.get()
        for _ in range(2):
            found = reader.everything()[0]
            assert not is_blank(found)
            assert "não vê mídia" in said(found)
        assert children(driver) <= 3
