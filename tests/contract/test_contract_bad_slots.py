"""A driver that hangs or crashes in one of its slots: the medium in another one is read all the same."""

from __future__ import annotations

from pathlib import Path

from native_host.protocol.messages import Medium
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.pcsc import READERS, TAGLIO, smart_card_service
from tests.support.reading import reading

BAD = "slot description=Ruim flags=7\ntoken label=RUIM serial=00F0 model=Teste manufacturer=Testes\n"
"""A slot whose card makes the driver fail."""

PER_SLOT = (
    "C_GetSlotInfo",
    "C_GetTokenInfo",
    "C_OpenSession",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_FindObjectsFinal",
    "C_CloseSession",
)


def states(media: list[Medium]) -> list[str]:
    return [medium.state.value for medium in media]


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


def test_a_medium_behind_a_slot_that_crashes_is_shown_by_the_same_read(tmp_path: Path) -> None:
    drivers = {
        # Each has a medium of its own: what one says of another's is tested elsewhere.
        function: ScriptedDriver(
            tmp_path / function,
            BAD
            + HOLDS_KEY.replace("00A1", f"{number}").replace("Leitora_1", f"Leitora_{number}")
            # In this slot alone.
            + f"crash {function} 0\n",
        )
        for number, function in enumerate(PER_SLOT)
    }
    with reading(*(driver.path for driver in drivers.values())) as reader:
        media = reader.media()
    for number, (function, driver) in enumerate(drivers.items()):
        shown = [medium for medium in media if medium.module == str(driver.path)]
        if function == "C_CloseSession":  # what is in that slot was read by then
            read = shown.pop(0)
            assert (read.state.value, read.confirmed, read.code) == ("blank", False, "blank_not_ended")
        assert states(shown) == ["key_without_certificate", "driver_failed"], function
        assert shown[0].reader == f"Leitora {number}"
        assert shown[1].code == "driver_crashed"
        assert function in said(shown[1])


def test_a_medium_behind_a_slot_that_hangs_is_shown_by_the_next_read(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, BAD + HOLDS_KEY + "hang C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        assert states(reader.hang("C_GetTokenInfo")) == ["driver_failed"]
        # The bad slot is left alone for now: no time passes, and the answer is there.
        media = reader.media()
    assert states(media) == ["key_without_certificate", "driver_failed"]
    assert media[1].code == "driver_timeout"
    assert "C_GetTokenInfo, leitora Ruim" in said(media[1])


def test_every_slot_that_crashes_is_left_out_one_after_the_other(tmp_path: Path) -> None:
    driver = ScriptedDriver(
        tmp_path, BAD + BAD + HOLDS_KEY + "crash C_OpenSession 0\ncrash C_OpenSession 1\n"
    )
    with reading(driver.path) as reader:
        assert states(reader.media()) == ["key_without_certificate", "driver_failed"]


def test_a_driver_that_crashes_in_every_slot_costs_a_few_children_per_read_and_no_more(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, BAD * 12 + "crash C_OpenSession\n")
    with reading(driver.path) as reader:
        assert states(reader.media()) == ["driver_failed"]
    assert driver.calls().count("C_Initialize") <= 4


def test_a_slot_that_failed_is_asked_again_last_and_after_a_pause(tmp_path: Path) -> None:
    script = BAD + HOLDS_KEY
    driver = ScriptedDriver(tmp_path, script + "crash C_OpenSession 0\n")
    with reading(driver.path) as reader:
        assert states(reader.media()) == ["key_without_certificate", "driver_failed"]
        driver.forget_calls()
        assert states(reader.media()) == ["key_without_certificate", "driver_failed"]
        assert driver.calls().count("C_OpenSession") == 1
        reader.end_pauses()
        driver.script(script)
        media = reader.media()
        assert states(media) == ["blank", "key_without_certificate"]
        assert media[0].confirmed


def test_a_slot_that_hangs_again_costs_the_others_nothing(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, BAD + HOLDS_KEY + "hang C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        reader.hang("C_GetTokenInfo")
        reader.end_pauses()
        begun = reader.start()
        reader.wait_for_hang("C_GetTokenInfo", slot=0)
        reader.clock.move_to(begun.deadline)
        assert states(begun.result().media) == ["key_without_certificate", "driver_failed"]


def test_a_blank_token_is_not_confirmed_while_its_own_driver_could_not_read_another_slot(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, BAD + HOLDS_BLANK + "crash C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        media = reader.media()
    assert states(media) == ["blank", "driver_failed"]
    assert not media[0].confirmed
    # It may be the same medium: some drivers show one in two slots.
    assert "não está confirmada" in said(media[0])
    assert "Ruim" in said(media[0])
    assert "leitora" in media[0].hint


def test_a_blank_token_that_pcsc_sees_in_another_reader_is_confirmed(tmp_path: Path) -> None:
    first, second = (reader.replace(" ", "_") for reader in READERS)
    driver = ScriptedDriver(
        tmp_path,
        BAD.replace("Ruim", first) + HOLDS_BLANK.replace("Leitora_1", second) + "crash C_GetTokenInfo 0\n",
    )
    with smart_card_service() as service, reading(driver.path, environment=service.environment) as reader:
        service.insert_and_wait(reader=0)
        service.insert_and_wait(TAGLIO, reader=1)
        media = reader.media()
    assert (media[0].state.value, media[0].confirmed, media[0].reader) == ("blank", True, READERS[1])
    assert media[1].code == "driver_crashed"


def test_a_slot_that_fails_in_a_healthy_drivers_second_read_is_told(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY)
    with reading(driver.path) as reader:
        assert states(reader.media()) == ["key_without_certificate"]
        driver.script(HOLDS_KEY + BAD + "crash C_OpenSession 1\n")
        assert states(reader.media()) == ["key_without_certificate", "driver_failed"]
