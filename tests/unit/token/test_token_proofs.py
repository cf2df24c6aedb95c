"""Blank is confirmed only where every proof of the rule holds, and each of them is needed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.case import Held, Proof
from native_host.token.diagnosis.media import assemble
from native_host.token.diagnosis.proofs import PROOFS, looks_blank
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.reading import Failure, Reading, UnreadSlot
from native_host.token.readings.slot import Library, SlotSnapshot, TokenObject
from tests.support.certificates import NOW
from tests.support.snapshots import WORKING, reading, slot, token

SEEN = Facts(Service.RUNNING, (Reader("Leitora 1", present=True),))
PULLED = Facts(Service.RUNNING, (Reader("Leitora 1"),))
CRASHED = Failure("driver_crashed", "C_GetTokenInfo", "SIGSEGV", slot=0)


def twice(*slots: SlotSnapshot, **more: object) -> Reading:
    """The answer of a driver that showed the same in two reads."""
    read = reading(*(slots or (slot(),)), path="/m.so")
    return replace(read, confirmed=frozenset(one.slot for one in read.slots), **more)  # type: ignore[arg-type]


def other(*slots: SlotSnapshot, **more: object) -> Reading:
    """The answer of another driver."""
    read = reading(*slots, path="/other.so")
    return replace(read, confirmed=frozenset(one.slot for one in slots), **more)  # type: ignore[arg-type]


@dataclass
class Lacking:
    """What a reading may be like that lacks one proof, and what it is then."""

    readings: list[Reading]
    state: State
    code: str | None = None
    facts: Facts = field(default_factory=lambda: SEEN)
    unsure: bool = False
    looks: bool = True
    """Without the proof it would be taken for a blank medium."""

    def medium(self) -> Medium:
        return assemble(self.readings, NOW, self.facts, unsure=self.unsure)[0]


INDETERMINATE, BLANK = State.INDETERMINATE, State.BLANK

CASES = {
    "same_token": Lacking([twice(slot(changed=True))], INDETERMINATE, "changed_during_read"),
    "token_there": Lacking(
        [twice(slot(token=None, token_error=p.TOKEN_NOT_RECOGNIZED))], State.UNRECOGNIZED, looks=False
    ),
    "self_test_passed": Lacking([twice(slot(WORKING | p.TOKEN_ERROR_STATE))], INDETERMINATE, "error_state"),
    "nothing_listed": Lacking([twice(slot(WORKING, TokenObject(None)))], INDETERMINATE, "class_unreadable"),
    "initialized": Lacking([twice(slot(WORKING & ~p.TOKEN_INITIALIZED))], State.NOT_INITIALIZED),
    "user_pin_set": Lacking([twice(slot(WORKING & ~p.TOKEN_USER_PIN_INITIALIZED))], State.NO_USER_PIN),
    "writable": Lacking([twice(slot(WORKING | p.TOKEN_WRITE_PROTECTED))], INDETERMINATE, "write_protected"),
    "search_ended": Lacking([twice(slot(content_error="CKR_DEVICE_ERROR"))], INDETERMINATE, "content_error"),
    "all_looked_at": Lacking([twice(slot(too_many=True))], INDETERMINATE, "too_many"),
    "classes_searched": Lacking([twice(slot(classes_searched=False))], BLANK, "blank_unsearched"),
    "ended_well": Lacking([twice(library=Library("", "", "", "CKR_DEVICE_ERROR"))], BLANK, "blank_unchecked"),
    "slot_agrees": Lacking([twice(slot(flags=6))], BLANK, "blank_contradicted"),
    "login_required": Lacking([twice(slot(WORKING & ~p.TOKEN_LOGIN_REQUIRED))], BLANK, "blank_without_login"),
    "on_a_medium": Lacking([twice(slot(flags=1))], INDETERMINATE, "software_store", Facts()),
    "still_there": Lacking([twice()], BLANK, "medium_gone", facts=PULLED),
    "seen_throughout": Lacking([twice()], BLANK, "blank_unsure", unsure=True),
    "lists_up_to_date": Lacking([twice(), other(outdated=True)], BLANK, "driver_outdated"),
    "others_agree": Lacking([twice(), other(slot(0x5))], INDETERMINATE, "drivers_disagree"),
    "own_slots_read": Lacking(
        [twice(unread=(UnreadSlot("Leitora 1 (2)"),), failure=CRASHED, rest_read=True)], BLANK, "blank_unread"
    ),
    "others_read_whole": Lacking(
        [twice(), other(failure=CRASHED, unread=(UnreadSlot("Leitora 1"),))], BLANK, "blank_other_failed"
    ),
    "others_see_it": Lacking(
        [twice(), other(slot(token=None, token_error=p.TOKEN_NOT_PRESENT))],
        BLANK,
        "blank_other_empty",
    ),
    "others_elsewhere": Lacking(
        [twice(), other(slot(WORKING, TokenObject(2), description="Do fabricante", token=token(serial="9")))],
        BLANK,
        "blank_other_shows",
    ),
    "read_twice": Lacking([reading(slot())], BLANK, "blank_once"),
}
"""By proof."""

NEEDED = [proof for proof in PROOFS if not proof.independent]


def held(_: object) -> Held:
    return Held()


def is_sure(medium: Medium) -> bool:
    return medium.state is State.BLANK and medium.confirmed


def test_a_medium_of_which_all_is_proved_is_blank_and_says_by_what() -> None:
    (medium,) = assemble([twice()], NOW, SEEN)
    assert is_sure(medium)
    assert medium.code is None
    for key in (
        "flags_in_order",
        "read_whole",
        "classes_searched",
        "same_card",
        "two_reads",
        "meaning_blank",
        "without_pin",
    ):
        assert medium.evidence.count(sentences.say(f"evidence.{key}")) == 1, key
    assert not [line for line in medium.evidence if "não está confirmada" in line]


def test_every_proof_has_a_case_that_lacks_it() -> None:
    assert CASES.keys() == {proof.name for proof in NEEDED}
    assert len({proof.name for proof in PROOFS}) == len(PROOFS)


@pytest.mark.parametrize("proof", NEEDED, ids=lambda proof: proof.name)
def test_without_one_proof_nothing_is_confirmed_and_it_is_said_what_is_missing(proof: Proof) -> None:
    case = CASES[proof.name]
    medium = case.medium()
    assert (medium.state, medium.code, is_sure(medium)) == (case.state, case.code, False)
    if case.code:
        table = "evidence" if case.state is BLANK else "reasons"
        said = sentences.say(
            f"{table}.{case.code}",
            product="CKR_DEVICE_ERROR",
            error="C_GetInfo CKR_DEVICE_ERROR" if proof.name == "ended_well" else "CKR_DEVICE_ERROR",
            readers="Leitora 1 (2)",
            products="/other.so",
        )
        assert said in medium.evidence
    assert medium.hint


@pytest.mark.parametrize("proof", NEEDED, ids=lambda proof: proof.name)
def test_each_proof_is_needed(proof: Proof, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[proof.name]
    monkeypatch.setattr(proof, "look", held)
    medium = case.medium()
    assert (medium.state, medium.code) != (case.state, case.code) or medium.confirmed
    assert is_sure(medium) or not case.looks


@pytest.mark.parametrize(
    "found",
    [slot(), slot(WORKING, TokenObject(9)), slot(classes_searched=False), slot(retried=("C_FindObjects X",))],
)
def test_a_slot_by_itself_looks_blank_when_its_own_proofs_hold(found: SlotSnapshot) -> None:
    assert looks_blank(found)


# --- what a medium is ---------------------------------------------------------------------------------------


def named(read: Reading) -> Reading:
    return replace(read, driver=replace(read.driver, kind="named"))


def test_a_store_without_a_readers_flags_counts_if_the_configuration_names_its_driver() -> None:
    (medium,) = assemble([named(twice(slot(flags=1, description="SoftHSM")))], NOW)
    assert is_sure(medium)
    assert sentences.say("evidence.software_named") in medium.evidence


@pytest.mark.parametrize("flags", [p.SLOT_HARDWARE | 1, p.SLOT_REMOVABLE | 1, 7])
def test_hardware_or_a_removable_medium_counts_and_needs_no_word(flags: int) -> None:
    (medium,) = assemble([named(twice(slot(flags=flags)))], NOW, SEEN)
    assert is_sure(medium)
    assert sentences.say("evidence.software_named") not in medium.evidence


def test_a_slot_in_a_reader_of_pcscs_is_a_medium_whatever_its_flags() -> None:
    assert is_sure(assemble([twice(slot(flags=1))], NOW, SEEN)[0])


def test_an_empty_software_store_is_none_of_the_media_to_choose_from() -> None:
    token_beside = twice(slot(), slot(slot=1, flags=1, description="NSS", token=token(serial="7")))
    blank, store = assemble([token_beside], NOW, SEEN)
    assert is_sure(blank)
    assert (store.code, store.spare) == ("software_store", True)


def test_a_blank_medium_that_the_driver_may_know_from_before_pcsc_saw_it_is_not_confirmed() -> None:
    (medium,) = assemble([twice(unwitnessed=frozenset({0}))], NOW, SEEN)
    assert (medium.state, medium.confirmed, medium.code) == (State.BLANK, False, "blank_unsure")
    assert sentences.say("evidence.same_card") not in medium.evidence
    assert is_sure(assemble([twice(unwitnessed=frozenset({7}))], NOW, SEEN)[0])
    assert is_sure(assemble([twice(unwitnessed=frozenset({0}))], NOW, Facts())[0])


# --- what is missing, told as an end ------------------------------------------------------------------------


def test_a_second_read_is_promised_only_while_one_is_under_way() -> None:
    once = CASES["read_twice"].readings[0]
    (promised,) = assemble([replace(once, again=True)], NOW, SEEN)
    (final,) = assemble([once], NOW, SEEN)
    assert ("confirmando" in promised.title, promised.code) == (True, None)
    assert promised.hint == sentences.hint(State.BLANK, False)
    assert "confirmando" not in final.title
    assert "com mais tempo" in final.hint
    assert "Aguarde" not in final.hint


def test_all_that_could_not_be_proved_is_told_and_the_first_says_what_to_do() -> None:
    both = [*CASES["read_twice"].readings, other(failure=CRASHED, unread=(UnreadSlot("Leitora 1"),))]
    medium = assemble(both, NOW, SEEN)[0]
    assert (medium.confirmed, medium.code) == (False, "blank_other_failed")
    assert sum("não está confirmada" in line for line in medium.evidence) == 2


def late(read: Reading) -> Reading:
    return replace(read, failure=replace(CRASHED, code="driver_timeout"))


@pytest.mark.parametrize(("change", "said"), [(late, True), (lambda read: read, False)])
def test_more_time_is_asked_for_where_time_was_the_reason(
    change: Callable[[Reading], Reading], said: bool
) -> None:
    failed = other(failure=CRASHED, unread=(UnreadSlot("Leitora 1"),))
    hint = assemble([twice(), change(failed)], NOW, SEEN)[0].hint
    assert ("com mais tempo" in hint) is said


# --- others -------------------------------------------------------------------------------------------------

ONE_CARD = SEEN
TWO_CARDS = Facts(Service.RUNNING, (Reader("Leitora 1", present=True), Reader("Leitora 2", present=True)))
UNKNOWN = Facts()


@pytest.mark.parametrize(
    ("facts", "reader", "serial", "sure"),
    [
        (ONE_CARD, "Do fabricante", "9", False),
        (TWO_CARDS, "Leitora 2", "9", True),
        (TWO_CARDS, "Leitora 2", "", True),
        (TWO_CARDS, "Do fabricante", "9", True),
        (TWO_CARDS, "Do fabricante", "", False),
        (UNKNOWN, "Do fabricante", "9", True),
        (UNKNOWN, "Do fabricante", "0000", False),
        (UNKNOWN, "", "9", False),
    ],
)
def test_content_elsewhere_leaves_no_doubt_only_where_it_is_another_medium_for_sure(
    facts: Facts, reader: str, serial: str, sure: bool
) -> None:
    full = other(slot(WORKING, TokenObject(2), description=reader, token=token(serial=serial)))
    media = assemble([twice(), full], NOW, facts)
    assert [is_sure(one) for one in media if one.state is State.BLANK] == [sure]


@pytest.mark.parametrize("facts", [SEEN, UNKNOWN], ids=["PC/SC sees it", "PC/SC says nothing"])
@pytest.mark.parametrize("description", ["Leitora 1", "LEITORA  1"])
def test_a_driver_that_calls_the_mediums_reader_empty_leaves_a_doubt_and_no_entry(
    facts: Facts, description: str
) -> None:
    blind = other(slot(token=None, token_error=p.TOKEN_NOT_PRESENT, description=description))
    (medium,) = assemble([twice(), blind], NOW, facts)
    assert (medium.state, medium.confirmed, medium.code) == (State.BLANK, False, "blank_other_empty")
    elsewhere = other(slot(token=None, token_error=p.TOKEN_NOT_PRESENT, description="Leitora 2"))
    media = assemble([twice(), elsewhere], NOW, facts)
    assert [(one.state, one.confirmed) for one in media] == [(State.BLANK, True), (State.NO_TOKEN, True)]


def test_a_driver_that_stopped_after_it_had_read_all_leaves_its_word_unconfirmed() -> None:
    stopped = slot(unchecked=True)
    (medium,) = assemble([twice(stopped)], NOW, SEEN)
    assert (medium.state, medium.confirmed, medium.code) == (State.BLANK, False, "blank_not_ended")
    # Beside one that was read to the end it is no second opinion.
    (medium,) = assemble([twice(slot(WORKING, TokenObject(2))), other(stopped)], NOW, SEEN)
    assert medium.state is State.KEY_WITHOUT_CERTIFICATE
    assert not is_sure(assemble([twice(), other(stopped)], NOW, SEEN)[0])


def test_a_driver_that_failed_in_the_medium_since_is_not_said_to_have_failed_elsewhere() -> None:
    failed = twice(unread=(UnreadSlot(slot=0),), failure=CRASHED, rest_read=True)
    medium = assemble([failed], NOW, SEEN)[0]
    assert (medium.state, medium.confirmed, medium.code) == (State.BLANK, False, "blank_failed_since")


def test_the_headline_says_first_that_pcsc_sees_no_medium_or_a_silent_one() -> None:
    gone = assemble([twice()], NOW, PULLED)[0]
    mute = assemble([twice()], NOW, Facts(Service.RUNNING, (Reader("Leitora 1", present=True, mute=True),)))[
        0
    ]
    assert "em branco" not in gone.title.casefold()
    assert ("vazia" in gone.title, "não responde" in mute.title) == (True, True)
    for medium in (gone, mute):
        assert (medium.state, medium.confirmed) == (State.BLANK, False)
        assert sentences.say("evidence.same_card") not in medium.evidence


def test_slots_of_which_a_driver_tells_nothing_are_one_entry() -> None:
    untold = [
        slot(slot=n, token=None, slot_error="CKR_SLOT_ID_INVALID", description="") for n in range(1, 39)
    ]
    media = assemble([twice(slot(), *untold)], NOW, SEEN)
    assert [(one.state, one.confirmed) for one in media] == [(BLANK, False), (INDETERMINATE, True)]
    assert any("38 leitoras" in line for line in media[1].evidence)


def test_an_empty_medium_elsewhere_leaves_no_doubt() -> None:
    empty = other(slot(description="Do fabricante", token=token(serial="9")))
    assert all(is_sure(one) for one in assemble([twice(), empty], NOW, SEEN))


def test_an_answer_after_a_passing_error_needs_no_more_than_the_second_read_and_is_told() -> None:
    (medium,) = assemble([twice(slot(retried=("C_OpenSession CKR_DEVICE_ERROR",)))], NOW, SEEN)
    assert is_sure(medium)
    assert any("C_OpenSession CKR_DEVICE_ERROR" in line for line in medium.evidence)
