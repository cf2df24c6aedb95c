"""PC/SC's two answers around a reading: what changed meanwhile, and what nobody can vouch for."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from native_host.protocol.messages import State
from native_host.token.diagnosis.media import assemble
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.process import TIMEOUT, Pcsc
from native_host.token.pcsc.query import PcscRound
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import TokenObject
from tests.support import certificates as made
from tests.support.certificates import NOW
from tests.support.clock import MovedClock
from tests.support.snapshots import WORKING, certificate, reading, slot

CARD = Facts(Service.RUNNING, (Reader("Leitora 1", present=True, atr="3B00", events=1),))
PULLED = Facts(Service.RUNNING, (Reader("Leitora 1", events=2),))
CLOCK = MovedClock()
LATE = Facts(reason=TIMEOUT)


class Answers(Pcsc):
    """Gives these facts, one after the other."""

    def __init__(self, *facts: Facts) -> None:
        super().__init__()
        self._facts = list(facts)

    def read(self, deadline: float) -> Facts:  # noqa: ARG002 - as for any
        return self._facts.pop(0)


def results(*facts: Facts) -> tuple[Facts, frozenset[str], bool]:
    asked = PcscRound(Answers(*facts), CLOCK.now() + 1, CLOCK).results([])
    return asked.facts, asked.changed, asked.unsure


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (CARD, CARD, (CARD, frozenset(), False)),
        (CARD, PULLED, (PULLED, frozenset({"Leitora 1"}), False)),
        (CARD, LATE, (CARD, frozenset(), True)),
    ],
)
def test_a_second_answer_says_what_changed_and_a_missing_one_that_nobody_knows(
    before: Facts, after: Facts, expected: object
) -> None:
    assert results(before, after) == expected


@pytest.mark.parametrize(
    ("only", "unsure"), [(LATE, True), (Facts(Service.STOPPED), False), (Facts(Service.RUNNING), False)]
)
def test_where_pcsc_sees_no_reader_it_is_asked_once_and_silence_says_nothing(
    only: Facts, unsure: bool
) -> None:
    assert results(only)[1:] == (frozenset(), unsure)


def confirmed(found: Reading) -> Reading:
    return replace(found, confirmed=frozenset({0}))


def test_a_blank_token_that_may_have_been_pulled_out_is_not_confirmed() -> None:
    (sure,) = assemble([confirmed(reading(slot()))], NOW, CARD)
    assert (sure.state, sure.confirmed) == (State.BLANK, True)
    (unsure,) = assemble([confirmed(reading(slot()))], NOW, CARD, unsure=True)
    assert (unsure.state, unsure.confirmed) == (State.BLANK, False)
    assert "Leia de novo" in unsure.hint
    assert any("continuou na leitora" in line for line in unsure.evidence)


def test_a_blank_token_in_a_reader_that_pcsc_sees_empty_is_not_confirmed() -> None:
    """PC/SC may have been asked for the first time when the medium was gone already: nothing has changed."""
    (found,) = assemble([confirmed(reading(slot()))], NOW, PULLED)
    assert (found.state, found.confirmed) == (State.BLANK, False)
    assert "Leia de novo" in found.hint
    assert any("não vê mídia" in line for line in found.evidence)


def operational() -> Reading:
    issuer = made.chain()[-1]
    leaf = made.holder(made.Order(), issuer, made.key())
    return reading(slot(WORKING, certificate(leaf), TokenObject(OBJECT_PUBLIC_KEY, "01")))


MUTE = Facts(Service.RUNNING, (Reader("Leitora 1", present=True, mute=True, events=1),))
GONE = Facts(Service.RUNNING, (), gone=("Leitora 1",))
STOPPED_SINCE = Facts(Service.STOPPED, (), gone=("Leitora 1",))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (PULLED, "medium_gone"),
        (MUTE, "medium_mute"),
        (GONE, "medium_gone"),
        (STOPPED_SINCE, "medium_gone"),
    ],
)
def test_nothing_is_believed_of_a_medium_that_pcsc_sees_no_more(facts: Facts, code: str) -> None:
    (found,) = [one for one in assemble([operational()], NOW, facts) if one.token]
    assert (found.state, found.code) == (State.INDETERMINATE, code)
    assert sum("serviço de cartão inteligente" in line for line in found.evidence) >= 1
    (found,) = [one for one in assemble([confirmed(reading(slot()))], NOW, facts) if one.token]
    assert (found.state, found.confirmed) == (State.BLANK, False)


@pytest.mark.parametrize("facts", [CARD, Facts(), LATE, Facts(Service.STOPPED)])
def test_where_pcsc_cannot_be_asked_or_sees_it_a_medium_is_believed(facts: Facts) -> None:
    assert assemble([operational()], NOW, facts)[0].state is State.OPERATIONAL
    (found,) = assemble([confirmed(reading(slot()))], NOW, facts)
    assert (found.state, found.confirmed) == (State.BLANK, True)


def test_one_medium_through_two_drivers_is_gone_if_its_reader_is_empty_by_either_name() -> None:
    by_serial = replace(operational(), driver=replace(operational().driver, path="/other.so"))
    by_serial = replace(by_serial, slots=(replace(by_serial.slots[0], description="Token do fabricante"),))
    (found,) = [one for one in assemble([operational(), by_serial], NOW, PULLED) if one.token]
    assert (found.state, found.code) == (State.INDETERMINATE, "medium_gone")


def test_a_reader_that_is_gone_after_the_read_takes_the_medium_along() -> None:
    asked = PcscRound(Answers(CARD, Facts(Service.RUNNING)), CLOCK.now() + 1, CLOCK).results([operational()])
    assert asked.changed == {"Leitora 1"}
    assert asked.facts.gone == ("Leitora 1",)
    (found,) = [one for one in assemble([operational()], NOW, asked.facts, asked.changed) if one.token]
    assert (found.state, found.code) == (State.INDETERMINATE, "changed_during_read")


def test_a_reader_is_gone_until_it_comes_back() -> None:
    pcsc = Pcsc()
    assert pcsc.history.note(CARD).gone == ()
    assert pcsc.history.note(Facts(Service.STOPPED)).gone == ("Leitora 1",)
    assert pcsc.history.note(LATE).gone == ()
    assert pcsc.history.note(Facts(Service.RUNNING)).gone == ("Leitora 1",)
    assert pcsc.history.note(PULLED).gone == ()


def test_a_token_without_a_reader_of_pcscs_is_asked_for_again() -> None:
    asked = PcscRound(Answers(Facts(Service.RUNNING), CARD), CLOCK.now() + 1, CLOCK).results([operational()])
    assert asked.facts == CARD
    assert asked.changed == {"Leitora 1"}


def test_a_card_that_fell_silent_or_began_to_answer_has_changed() -> None:
    assert results(CARD, MUTE)[1] == {"Leitora 1"}
    assert results(MUTE, CARD)[1] == {"Leitora 1"}


def between(*facts: Facts, events: int = 0) -> tuple[frozenset[str], bool]:
    """Ask before, between and after; so many events are told meanwhile."""
    pcsc = Answers(*facts)
    asked = PcscRound(pcsc, CLOCK.now() + 1, CLOCK)
    assert asked.wait(0)
    asked.ask_between()
    for _ in range(events):
        pcsc.history.event()
    found = asked.results([])
    return found.changed, found.unsure


UNCOUNTED = Facts(Service.RUNNING, (Reader("Leitora 1", present=True, atr="3B00"),))
OUT = Facts(Service.RUNNING, (Reader("Leitora 1"),))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((UNCOUNTED, UNCOUNTED, UNCOUNTED), (frozenset(), False)),
        # Pulled out and put back: before and after alone are alike.
        ((UNCOUNTED, OUT, UNCOUNTED), ({"Leitora 1"}, False)),
        ((UNCOUNTED, Facts(Service.RUNNING), UNCOUNTED), ({"Leitora 1"}, False)),
        ((UNCOUNTED, LATE, UNCOUNTED), (frozenset(), True)),
    ],
)
def test_pcsc_is_asked_between_the_two_reads_as_well(answers: tuple[Facts, ...], expected: object) -> None:
    assert between(*answers) == expected


def test_counters_tell_what_came_and_went_between_two_answers() -> None:
    back = Facts(Service.RUNNING, (replace(CARD.readers[0], events=3),))
    assert between(CARD, CARD, back) == (frozenset({"Leitora 1"}), False)


@pytest.mark.parametrize(("facts", "unsure"), [(UNCOUNTED, True), (CARD, False)])
def test_an_event_during_the_reading_counts_where_no_counter_tells_whose_it_was(
    facts: Facts, unsure: bool
) -> None:
    assert between(facts, facts, facts, events=1) == (frozenset(), unsure)


def test_pcsc_that_has_not_answered_by_the_deadline_vouches_for_nothing() -> None:
    answering = threading.Event()

    class Slow(Answers):
        def read(self, deadline: float) -> Facts:
            answering.wait()
            return super().read(deadline)

    try:
        asked = PcscRound(Slow(CARD), CLOCK.now(), CLOCK).results([])
    finally:
        answering.set()
    assert (asked.facts, asked.unsure) == (LATE, True)


def test_a_software_token_cannot_be_pulled_out() -> None:
    (found,) = assemble([confirmed(reading(slot(flags=1)))], NOW, CARD, unsure=True)
    assert (found.state, found.confirmed) == (State.BLANK, True)
