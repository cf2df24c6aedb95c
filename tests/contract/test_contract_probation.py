"""A driver that hung the last time: not waited for where it cannot matter, always where it can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from native_host.token.limits import BACKOFF_FIRST_S, PROBATION_TIMEOUT_S
from tests.support import certificates
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.pcsc import READERS, smart_card_service
from tests.support.reading import Reader, reading

HANG = "hang C_GetSlotList\n"
OTHER_MEDIUM = HOLDS_KEY.replace("00A1", "00B2").replace("Leitora_1", "Leitora_2")


def states(media: list[Medium]) -> set[str]:
    return {medium.state.value for medium in media}


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


@pytest.fixture(scope="module")
def operational() -> str:
    """A script: a reader with a medium in order."""
    issuer = certificates.chain()[-1]
    holder = certificates.holder(certificates.Order(), issuer, certificates.key())
    value = certificates.der(holder).hex()
    return HOLDS_BLANK + f"object class=1 id=01 value={value}\nobject class=2 id=01\n"


@contextmanager
def beside_one_that_hung(folder: Path, script: str) -> Iterator[tuple[Reader, ScriptedDriver]]:
    """Read with the script's driver and one that hung and will be tried again; give reader and that one."""
    sound, hung = ScriptedDriver(folder / "sound", script), ScriptedDriver(folder / "hung", HANG)
    with reading(sound.path, hung.path) as reader:
        reader.hang_beside_others("C_GetSlotList", hung.path)
        reader.end_pauses()
        yield reader, hung


def test_a_driver_that_hangs_again_does_not_delay_a_medium_that_was_read_in_full(
    tmp_path: Path, operational: str
) -> None:
    with beside_one_that_hung(tmp_path, operational) as (reader, hung):
        begun = reader.start()
        reader.wait_for_hang("C_GetSlotList", hung.path)
        reader.clock.move(PROBATION_TIMEOUT_S)
        # It hangs on, the deadline is far, and the answer is there.
        media = begun.result().media
    assert [medium.state.value for medium in media] == ["operational", "driver_failed"]
    assert media[1].code == "driver_timeout"
    assert "C_GetSlotList" in said(media[1])


def test_a_driver_that_hung_and_is_slow_now_is_there_once_it_has_started(
    tmp_path: Path, operational: str
) -> None:
    with beside_one_that_hung(tmp_path, operational) as (reader, slow):
        slow.script(OTHER_MEDIUM + "gate C_Initialize open\n")
        begun = reader.start()
        reader.wait_for_hang("load", slow.path)
        reader.clock.move(PROBATION_TIMEOUT_S)
        assert states(begun.result().media) == {"operational", "driver_failed"}
        # It goes on starting between the reads.
        slow.open("open")
        assert states(reader.media()) == {"operational", "key_without_certificate"}


@pytest.mark.parametrize("late", [False, True])
def test_an_empty_medium_is_never_blank_without_the_driver_that_may_show_its_content(
    tmp_path: Path, late: bool
) -> None:
    with beside_one_that_hung(tmp_path, HOLDS_BLANK) as (reader, knows):
        knows.script(HOLDS_KEY + "gate C_Initialize open\n")
        begun = reader.start()
        reader.wait_for_hang("load", knows.path)
        begun.provisional.get()
        if late:
            reader.clock.move(PROBATION_TIMEOUT_S)
            begun.wait_for(reader.is_confirmed)
        knows.open("open")
        reader.clock.move(0.5)
        (medium,) = begun.result().media
    assert (medium.state.value, medium.code) == ("indeterminate", "other_driver")


def test_a_slot_that_hangs_again_delays_neither_this_read_nor_the_next(
    tmp_path: Path, operational: str
) -> None:
    bad = "slot description=Ruim flags=7\ntoken label=RUIM serial=00F0 model=T manufacturer=T\n"
    driver = ScriptedDriver(tmp_path, bad + operational + "hang C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        reader.hang("C_GetTokenInfo")
        reader.end_pauses()
        begun = reader.start()
        reader.wait_for_hang("C_GetTokenInfo", slot=0)
        reader.clock.move(PROBATION_TIMEOUT_S)
        assert states(begun.result().media) == {"operational", "driver_failed"}
        # The next read ends what still hangs, and leaves the slot out: no time passes.
        assert states(reader.media()) == {"operational", "driver_failed"}


def test_a_pause_ends_when_a_medium_comes_as_the_driver_may_be_the_one_that_knows_it(tmp_path: Path) -> None:
    name = READERS[0].replace(" ", "_")
    driver = ScriptedDriver(tmp_path, "crash C_GetSlotList\n")
    with smart_card_service() as service, reading(driver.path, environment=service.environment) as reader:
        assert reader.media()[0].code == "driver_crashed"
        reader.clock.move(BACKOFF_FIRST_S)
        assert reader.media()[0].code == "driver_crashed"
        # The second pause has only begun: without the insertion, no time would end it.
        driver.script(HOLDS_KEY.replace("Leitora_1", name))
        service.insert()
        reader.changes.get()
        assert reader.media()[0].state.value == "key_without_certificate"
