"""Several drivers and slots side by side: order, doubts about blank, problems last, never nothing."""

from __future__ import annotations

from dataclasses import replace

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis.media import assemble
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import Failure, Reading
from native_host.token.readings.slot import TokenObject
from tests.support.certificates import NOW
from tests.support.snapshots import WORKING, reading, slot, token

KEY = TokenObject(OBJECT_PUBLIC_KEY)


def media(*readings: Reading) -> list[Medium]:
    return assemble(list(readings), NOW)


def confirmed(found: Reading) -> Reading:
    return replace(found, confirmed=frozenset(slot.slot for slot in found.slots))


def states(found: list[Medium]) -> list[State]:
    return [medium.state for medium in found]


def test_without_any_driver_there_is_still_an_answer() -> None:
    (only,) = media()
    assert only.state is State.DRIVER_MISSING
    assert only.hint
    assert only.evidence


def test_media_come_before_problems() -> None:
    found = media(
        reading(path="/broken.so", failure=Failure("driver_crashed", "C_OpenSession", "SIGSEGV")),
        reading(path="/empty.so"),
        reading(slot(), path="/good.so"),
    )
    assert states(found) == [State.BLANK, State.DRIVER_FAILED]


def test_the_free_slot_of_a_software_token_is_listed_last_beside_a_token() -> None:
    free = slot(slot=1, flags=1, token=token(0xC00025, serial=""))
    found = media(reading(free, slot()), reading(path="/broken.so", failure=Failure("driver_crashed")))
    assert states(found) == [State.BLANK, State.DRIVER_FAILED, State.NOT_INITIALIZED]
    assert [medium.spare for medium in found] == [False, False, True]


def test_the_free_slot_alone_is_a_medium_not_initialised() -> None:
    assert (
        states(media(reading(slot(0xC00025, flags=1)), reading(path="/empty.so")))[0] is State.NOT_INITIALIZED
    )


def test_a_real_medium_not_initialised_keeps_its_place_beside_a_token() -> None:
    real = slot(slot=1, token=token(0x5, serial="00B2"))
    assert states(media(reading(real, slot()))) == [State.BLANK, State.NOT_INITIALIZED]


def test_content_for_the_same_serial_through_another_driver_makes_blank_doubtful() -> None:
    full = slot(WORKING, KEY, description="Other reader")
    found = media(confirmed(reading(slot(), path="/a.so")), reading(full, path="/b.so"))
    assert states(found) == [State.INDETERMINATE]
    assert found[0].code == "other_driver"


def test_content_in_the_same_reader_through_another_driver_makes_blank_doubtful() -> None:
    full = slot(WORKING, KEY, token=token(serial=""))
    found = media(confirmed(reading(slot(), path="/a.so")), reading(full, path="/b.so"))
    assert State.BLANK not in states(found)


def test_two_slots_of_one_driver_with_one_serial_are_one_medium_that_has_what_either_has() -> None:
    found = media(confirmed(reading(slot(), slot(WORKING, KEY, slot=1, description="Leitora 1 (2)"))))
    assert states(found) == [State.KEY_WITHOUT_CERTIFICATE]


def test_content_on_another_token_leaves_blank_alone() -> None:
    other = slot(WORKING, KEY, token=token(serial="00B2"), description="Leitora 2")
    found = media(confirmed(reading(slot(), path="/a.so")), reading(other, path="/b.so"))
    assert State.BLANK in states(found)


def test_tokens_without_serial_in_different_readers_are_different_tokens() -> None:
    blank = slot(token=token(serial=""))
    other = slot(WORKING, KEY, token=token(serial=""), description="Leitora 2")
    assert State.BLANK in states(media(reading(blank, path="/a.so"), reading(other, path="/b.so")))


def test_only_a_confirmed_blank_says_that_it_is_one() -> None:
    (first,) = media(reading(slot()))
    (second,) = media(confirmed(reading(slot())))
    assert (first.confirmed, second.confirmed) == (False, True)
    assert first.title != second.title
    assert first.hint != second.hint


def test_blank_and_not_initialised_explain_both_meanings_of_em_branco() -> None:
    for found in (slot(), slot(0x5)):
        (medium,) = media(reading(found))
        assert any(
            "em branco" in sentence.casefold() and "inicializada" in sentence for sentence in medium.evidence
        )


def test_the_empty_readers_of_one_driver_are_one_problem_naming_all() -> None:
    empty = [
        slot(slot=number, description=f"Leitora {number}", token=None, token_error="CKR_TOKEN_NOT_PRESENT")
        for number in (1, 2)
    ]
    (medium,) = media(reading(*empty))
    assert medium.state is State.NO_TOKEN
    assert any("Leitora 1, Leitora 2" in sentence for sentence in medium.evidence)


def test_a_search_that_broke_off_does_not_claim_that_nothing_was_found() -> None:
    (medium,) = media(reading(slot(content_error="CKR_DEVICE_ERROR")))
    assert not any("nada foi encontrado" in sentence for sentence in medium.evidence)
    assert any("CKR_DEVICE_ERROR" in sentence for sentence in medium.evidence)


def test_the_pin_flags_are_told() -> None:
    (medium,) = media(reading(slot(WORKING | 0x40000 | 0x20000)))
    assert medium.pin is not None
    assert medium.pin.locked
    assert any("bloqueada" in sentence for sentence in medium.evidence)


def test_a_locked_so_pin_is_not_reported_as_anything() -> None:
    (medium,) = media(reading(slot(WORKING | 0x500000)))
    assert not any("PUK" in sentence or "bloquead" in sentence for sentence in medium.evidence)
