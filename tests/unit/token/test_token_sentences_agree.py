"""The sentences of one medium do not contradict each other, and say nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.media import assemble
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.reading import Failure, Reading
from native_host.token.readings.slot import SlotSnapshot, TokenObject
from native_host.token.worker.module import UNFINISHED
from tests.support import certificates as made
from tests.support.snapshots import WORKING, certificate, reading, slot, token

GONE = Facts(Service.RUNNING, (Reader("Leitora 1"),))
MUTE = Facts(Service.RUNNING, (Reader("Leitora 1", present=True, mute=True),))
SEEN = Facts(Service.RUNNING, (Reader("Leitora 1", present=True),))
STOPPED = Facts(Service.STOPPED)
NOW = made.NOW
FULL = certificate(made.holder(made.Order(), made.authority("AC SAFEWEB RFB v5"), made.key()))
CRASHED = Failure("driver_crashed", "C_FindObjectsInit", "SIGSEGV", slot=0, reader="Leitora 1")
HUNG = Failure("driver_timeout", "C_CloseSession", slot=0, reader="Leitora 1", content=True)


def said(key: str, **values: object) -> str:
    return sentences.say(f"evidence.{key}", **values)


def twice(*slots: SlotSnapshot, **more: object) -> Reading:
    read = reading(*slots)
    return replace(read, confirmed=frozenset(one.slot for one in slots), **more)  # type: ignore[arg-type]


def first(*readings: Reading, facts: Facts = SEEN) -> Medium:
    return assemble(list(readings), NOW, facts)[0]


@pytest.mark.parametrize(("facts", "code"), [(GONE, "medium_gone"), (MUTE, "medium_mute")])
@pytest.mark.parametrize("close_error", [None, "CKR_DEVICE_ERROR"])
@pytest.mark.parametrize("again", [True, False])
def test_what_a_driver_says_of_a_medium_that_is_not_there_is_not_told(
    facts: Facts, code: str, close_error: str | None, again: bool
) -> None:
    shown = slot(close_error=close_error)
    medium = first(twice(shown) if again else reading(shown), facts=facts)
    assert (medium.state, medium.confirmed, medium.code) == (State.BLANK, False, code)
    for key in ("looked_empty", "meaning_blank", "read_whole", "flags_in_order", "two_reads", "blank_once"):
        assert said(key) not in medium.evidence
    assert said(code) in medium.evidence
    assert sum("não está confirmada" in line for line in medium.evidence) == 1


@pytest.mark.parametrize(
    ("shown", "more", "code"),
    [
        (slot(unchecked=True), {}, "blank_not_ended"),
        (slot(), {"failure": CRASHED, "rest_read": True}, "blank_failed_since"),
    ],
)
def test_that_the_second_read_is_missing_is_not_told_beside_the_failure_of_it(
    shown: SlotSnapshot, more: dict[str, object], code: str
) -> None:
    medium = first(replace(reading(shown), **more))  # type: ignore[arg-type]
    assert medium.code == code
    assert said("blank_once") not in medium.evidence
    assert said(code) in medium.evidence


def test_a_missing_second_read_by_itself_is_told() -> None:
    assert said("blank_once") in first(reading(slot())).evidence


@pytest.mark.parametrize("change", [{"unchecked": True}, {"close_error": "CKR_DEVICE_ERROR"}])
def test_a_read_that_did_not_end_well_is_not_called_one_to_the_end(change: dict[str, object]) -> None:
    medium = first(twice(slot(**change)))
    assert not medium.confirmed
    assert said("read_whole") not in medium.evidence
    assert said("looked_empty") in medium.evidence


@pytest.mark.parametrize("change", [{"changed": True}, {"token": token(WORKING | p.TOKEN_ERROR_STATE)}])
@pytest.mark.parametrize("objects", [(), (FULL,)])
def test_nothing_is_told_of_the_content_and_pin_of_a_medium_of_which_nothing_counts(
    change: dict[str, object], objects: tuple[TokenObject, ...]
) -> None:
    medium = first(twice(slot(WORKING, *objects, **change)))
    assert medium.state is State.INDETERMINATE
    assert said("without_pin") not in medium.evidence
    assert not any("Encontrado" in line or "vale até" in line for line in medium.evidence)
    assert medium.pin is None


@pytest.mark.parametrize("objects", [(), (TokenObject(p.OBJECT_PUBLIC_KEY),)])
def test_a_search_in_which_the_driver_hung_is_told_in_words(objects: tuple[TokenObject, ...]) -> None:
    medium = first(
        twice(slot(WORKING, *objects, content_error=UNFINISHED, classes_searched=False, unchecked=True))
    )
    words = sentences.say(f"failures.reasons.{UNFINISHED}")
    assert sentences.say("reasons.content_error", error=words) in medium.evidence
    assert not any(UNFINISHED in line for line in medium.evidence)


@pytest.mark.parametrize(
    "broken",
    [{"content_error": "CKR_DEVICE_ERROR", "classes_searched": False}, {"close_error": "CKR_DEVICE_ERROR"}],
)
def test_an_error_beside_a_certificate_in_order_is_told_once(broken: dict[str, object]) -> None:
    private = TokenObject(p.OBJECT_PRIVATE_KEY, "01")
    medium = first(twice(slot(WORKING, FULL, private, **broken)))
    assert medium.state is State.OPERATIONAL
    assert sum("CKR_DEVICE_ERROR" in line for line in medium.evidence) == 1


def test_another_drivers_empty_view_does_not_call_a_medium_with_content_blank() -> None:
    empty = replace(twice(slot()), driver=replace(reading().driver, path="/other.so", product="outro"))
    medium = first(twice(slot(WORKING, FULL)), empty)
    assert medium.state is State.CERTIFICATE_WITHOUT_KEY
    assert said("other_shows_nothing", product="outro") in medium.evidence
    assert not any(sentences.title(State.BLANK, True) in line for line in medium.evidence)


def test_another_driver_that_finds_a_medium_blank_too_says_so() -> None:
    other = replace(twice(slot()), driver=replace(reading().driver, path="/other.so", product="outro"))
    medium = first(twice(slot()), other)
    title = sentences.title(State.BLANK, True)
    assert said("other_same", product="outro", title=title) in medium.evidence


@pytest.mark.parametrize("unreadable", [1, 2])
def test_that_certificates_could_not_be_read_is_told_once(unreadable: int) -> None:
    medium = first(twice(slot(WORKING, *[certificate(None)] * unreadable)))
    assert sentences.say("reasons.certificate_unreadable") in medium.evidence
    assert said("certificate_unreadable", count=unreadable) not in medium.evidence


def test_how_many_of_several_certificates_could_not_be_read_is_told() -> None:
    medium = first(twice(slot(WORKING, FULL, certificate(None, "02"))))
    assert said("certificate_unreadable", count=1) in medium.evidence


def test_a_driver_that_failed_after_it_had_shown_a_medium_leaves_what_it_read() -> None:
    private = TokenObject(p.OBJECT_PRIVATE_KEY, "01")
    shown = slot(WORKING, FULL, private, unchecked=True)
    medium, failure = assemble([reading(shown, failure=HUNG)], NOW, STOPPED)
    assert (medium.state, failure.state) == (State.OPERATIONAL, State.DRIVER_FAILED)
    assert failure.hint == sentences.say("hints.failed_after_reading")
    assert said("service_stopped") not in failure.evidence


@pytest.mark.parametrize("shown", [(), (slot(slot=1, description="Leitora 2"),), (slot(unchecked=True),)])
def test_a_driver_that_failed_elsewhere_or_shows_nothing_is_to_be_read_again(
    shown: tuple[SlotSnapshot, ...],
) -> None:
    found = assemble([reading(*shown, failure=HUNG)], NOW)
    failure = next(one for one in found if one.state is State.DRIVER_FAILED)
    assert failure.hint == sentences.failure_hint("driver_timeout")
