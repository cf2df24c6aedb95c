"""PC/SC's first answer before and after the driver's: what nobody has seen stay is not believed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from native_host.token import limits
from native_host.token.pcsc.facts import Facts
from native_host.token.pcsc.process import Pcsc
from native_host.token.pcsc.query import PcscRound
from tests.support import certificates
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.pcsc import READERS, TAGLIO, SmartCardService, smart_card_service
from tests.support.reading import reading

BLANK = HOLDS_BLANK.replace("Leitora_1", READERS[0].replace(" ", "_"))


@pytest.fixture(scope="module")
def operational() -> str:
    """A script: a medium in order, in PC/SC's first reader."""
    issuer = certificates.chain()[-1]
    value = certificates.der(certificates.holder(certificates.Order(), issuer, certificates.key())).hex()
    return BLANK + f"object class=1 id=01 value={value}\nobject class=2 id=01\n"


@pytest.fixture
def service() -> Iterator[SmartCardService]:
    """A smart card service with two empty readers."""
    with smart_card_service() as running:
        yield running


class Held:
    """PC/SC's first answer, kept back until the test lets it go; all later ones come by themselves.

    Attributes:
        waited_for: the drivers have answered, and the reading waits for PC/SC alone.
        answered: the first answer is there.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._go = threading.Event()
        self.waited_for, self.answered = threading.Event(), threading.Event()
        read, wait = Pcsc.read, PcscRound.wait

        def held(pcsc: Pcsc, deadline: float) -> Facts:
            self._go.wait()
            facts = read(pcsc, deadline)
            self.answered.set()
            return facts

        def waited(asked: PcscRound, seconds: float) -> bool:
            self.waited_for.set()
            return wait(asked, seconds)

        patch.setattr(Pcsc, "read", held)
        patch.setattr(PcscRound, "wait", waited)

    def let_go(self) -> None:
        self._go.set()


@pytest.fixture
def first_answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held(monkeypatch)
    yield held
    held.let_go()


def shown(media: list[Medium]) -> tuple[str, bool, str | None]:
    return media[0].state.value, media[0].confirmed, media[0].code


def test_a_card_pulled_out_after_pcscs_first_answer_while_a_driver_answers_from_memory_is_no_blank(
    tmp_path: Path, service: SmartCardService, first_answer: Held
) -> None:
    card = service.insert_and_wait()
    first_answer.let_go()
    driver = ScriptedDriver(tmp_path, BLANK)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        begun.provisional.get()
        first_answer.answered.wait()
        service.remove_and_wait(card)
        reader.clock.move(0.5)
        assert shown(begun.result().media) == ("indeterminate", True, "changed_during_read")


@pytest.mark.parametrize("script", ["blank", "operational"])
def test_a_card_pulled_out_before_pcscs_first_answer_is_not_believed(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str, script: str
) -> None:
    card = service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, operational if script == "operational" else BLANK)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        if script == "blank":
            begun.provisional.get()
        else:
            first_answer.waited_for.wait()
        service.remove_and_wait(card)
        first_answer.let_go()
        reader.clock.move(0.5)
        found = shown(begun.result().media)
    assert found == (
        ("indeterminate", True, "medium_gone") if script == "operational" else ("blank", False, "medium_gone")
    )


def test_a_card_swapped_before_pcscs_first_answer_is_read_again_and_the_new_one_told(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str
) -> None:
    card = service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, operational)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        service.remove_and_wait(card)
        driver.script(BLANK + "object class=2 id=01\n")
        service.insert_and_wait(TAGLIO)
        reader.clock.move(limits.SWAP_MIN_S)
        first_answer.let_go()
        assert shown(begun.result().media) == ("key_without_certificate", True, None)


@pytest.mark.parametrize(("waited", "reads"), [(0.0, 1), (limits.SWAP_MIN_S, 2)])
def test_a_card_that_stayed_is_believed_after_another_reading_if_it_could_have_been_swapped(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str, waited: float, reads: int
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, operational)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        reader.clock.move(waited)
        first_answer.let_go()
        assert shown(begun.result().media) == ("operational", True, None)
        assert driver.calls().count("C_OpenSession") == reads


@pytest.mark.parametrize("script", ["blank", "operational"])
def test_what_was_read_before_pcscs_first_answer_is_no_fact_where_no_time_is_left_to_read_it_again(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str, script: str
) -> None:
    service.insert_and_wait()
    content = operational if script == "operational" else BLANK
    driver = ScriptedDriver(tmp_path, content + "gate C_GetSlotList open\n")
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start(500)
        reader.wait_for_hang("C_GetSlotList", pcsc=False)
        # It takes 0.3 s of 0.5 to answer: another reading as long would be cut off.
        reader.clock.move(0.3)
        driver.open("open")
        first_answer.waited_for.wait()
        reader.clock.move(limits.SWAP_MIN_S)
        first_answer.let_go()
        medium = begun.result().media[0]
    if script == "operational":
        assert (medium.state.value, medium.code) == ("indeterminate", "medium_unsure")
        assert any("só respondeu depois" in line for line in medium.evidence)
    else:
        assert (medium.state.value, medium.confirmed) == ("blank", False)
    assert "Leia de novo" in medium.hint


def test_what_drivers_show_is_told_as_provisional_while_pcsc_does_not_answer(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, operational)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        reader.clock.move(limits.PCSC_AFTER_TOKEN_S)
        assert begun.provisional.get()[0].state.value == "operational"
        assert not begun.over
        first_answer.let_go()
        assert shown(begun.result().media) == ("operational", True, None)


@pytest.mark.parametrize("answered", ["in the first read", "before the second", "after it"])
def test_a_blank_card_swapped_before_pcscs_late_first_answer_is_not_the_one_of_a_fixed_list(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str, answered: str
) -> None:
    card = service.insert_and_wait()
    gate = "gate C_FindObjectsFinal open\n"
    driver = ScriptedDriver(tmp_path, f"{BLANK}fixed\n{gate}")
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        reader.wait_for_hang("C_FindObjectsFinal", pcsc=False)
        service.remove_and_wait(card)
        driver.script(f"{operational}fixed\n")
        service.insert_and_wait(TAGLIO)
        if answered == "in the first read":
            first_answer.let_go()
            first_answer.answered.wait()
        driver.open("open")
        if answered != "in the first read":
            begun.provisional.get()  # the first read is over
        if answered == "before the second":
            first_answer.let_go()
            first_answer.answered.wait()
        reader.clock.move(0.5)
        first_answer.let_go()
        found = begun.result().media[0]
    assert (found.state.value, found.confirmed) == ("operational", True)


EMPTY = BLANK.splitlines(keepends=True)[0]


@pytest.mark.parametrize("script", ["", EMPTY], ids=["no slot", "empty"])
def test_a_card_that_pcsc_tells_of_only_after_the_driver_is_not_called_no_reader(
    tmp_path: Path, service: SmartCardService, first_answer: Held, script: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        first_answer.let_go()
        assert shown(begun.result().media) == ("unrecognized", True, None)
    assert driver.calls().count("C_Initialize") == 2


def test_a_card_put_in_between_the_driver_and_pcscs_first_answer_is_shown_by_a_new_child(
    tmp_path: Path, service: SmartCardService, first_answer: Held, operational: str
) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY + "fixed\n")
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        driver.script(operational + "fixed\n")
        service.insert_and_wait()
        first_answer.let_go()
        assert shown(begun.result().media) == ("operational", True, None)


@pytest.mark.parametrize("script", ["", EMPTY], ids=["no slot", "empty"])
def test_while_pcsc_does_not_answer_nobody_knows_whether_there_is_a_reader_or_medium(
    tmp_path: Path, service: SmartCardService, first_answer: Held, script: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        reader.clock.move_to(begun.deadline)
        (medium,) = begun.result().media
        assert (medium.state.value, medium.code) == ("indeterminate", "readers_unsure")
        assert "Leia de novo" in medium.hint
        assert "não respondeu a tempo" in "\n".join(medium.evidence)
        first_answer.let_go()
        assert reader.everything()[0].state.value == "unrecognized"


def test_a_reader_that_pcsc_and_the_driver_see_empty_is_empty_whoever_answered_first(
    tmp_path: Path, service: SmartCardService, first_answer: Held
) -> None:
    driver = ScriptedDriver(tmp_path, EMPTY)
    with reading(driver.path, environment=service.environment) as reader:
        begun = reader.start()
        first_answer.waited_for.wait()
        first_answer.let_go()
        assert shown(begun.result().media) == ("no_token", True, None)
    assert driver.calls().count("C_Initialize") == 1
