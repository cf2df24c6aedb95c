"""Which answers are older than what PC/SC saw: by what came first, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.token.drivers.outdated import contradicted, outdated
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.history import ReaderHistory
from native_host.token.pcsc.reader_match import reader_of
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import Failure, Reading
from native_host.token.readings.slot import SlotSnapshot, TokenObject
from tests.support.snapshots import WORKING, reading, slot

FIRST, SECOND = "Leitora 1", "Leitora 2"
FULL = slot(WORKING, TokenObject(OBJECT_PUBLIC_KEY))
BLANK = slot()
NOTHING = slot(token=None, token_error="CKR_TOKEN_NOT_PRESENT")
UNKNOWN = slot(token=None, token_error="CKR_TOKEN_NOT_RECOGNIZED")


def card(name: str = FIRST, **more: object) -> Reader:
    return Reader(name, **{"present": True, "atr": "3B00", "events": 1, **more})  # type: ignore[arg-type]


def running(*readers: Reader) -> Facts:
    return Facts(Service.RUNNING, readers)


class Story:
    """Answers of PC/SC and children of drivers, one after the other."""

    def __init__(self, *facts: Facts) -> None:
        self.history = ReaderHistory()
        self._clock = self.history._clock
        self.facts = Facts()
        for one in facts:
            self.pcsc(one)

    def pcsc(self, facts: Facts) -> None:
        self.facts = self.history.note(facts)

    def child(self) -> int:
        return self._clock.mark()

    def judge(self, *readings: Reading) -> list[tuple[frozenset[int], bool]]:
        return [(one.slots, one.absent) for one in outdated(readings, self.facts, self.history)]


def born(mark: int, *slots: SlotSnapshot, since: int | None = None, path: str = "/m.so") -> Reading:
    """An answer of a child born then, which has shown its tokens since then, or only now."""
    shown = {} if since is None else {one.slot: since for one in slots if one.token}
    return replace(reading(*slots, path=path), born=mark, shown_since=shown)


NO_SLOT: list[SlotSnapshot] = []
ABSENT: list[tuple[frozenset[int], bool]] = [(frozenset(), True)]
STALE: list[tuple[frozenset[int], bool]] = [(frozenset({0}), False)]


@pytest.mark.parametrize("slots", [NO_SLOT, [NOTHING], [UNKNOWN]], ids=["no slot", "empty", "unknown"])
def test_a_card_that_came_after_the_child_and_that_nobody_shows_needs_a_new_child(
    slots: list[SlotSnapshot],
) -> None:
    story = Story(running(Reader(FIRST)))
    old = story.child()
    story.pcsc(running(card()))
    young = story.child()
    assert story.judge(born(old, *slots)) == ABSENT
    assert story.judge(born(young, *slots)) == []


def test_a_card_is_shown_by_one_driver_unless_it_is_blank_there() -> None:
    story = Story(running(Reader(FIRST)))
    old = story.child()
    story.pcsc(running(card()))
    young = story.child()
    other = born(old, path="/other.so")
    assert story.judge(born(young, FULL), other) == []
    assert story.judge(born(young, BLANK), other) == ABSENT


def test_a_card_that_a_driver_says_it_does_not_know_was_there_when_pcsc_was_first_asked() -> None:
    story = Story()
    old = story.child()
    story.pcsc(running(card()))
    assert story.judge(born(old, UNKNOWN)) == []
    assert story.judge(born(old, NOTHING)) == ABSENT


def test_a_card_that_does_not_answer_needs_no_new_child() -> None:
    story = Story(running(Reader(FIRST)))
    old = story.child()
    story.pcsc(running(card(mute=True)))
    assert story.judge(born(old)) == []


@pytest.mark.parametrize("now", [[Reader(FIRST)], []], ids=["empty", "gone"])
@pytest.mark.parametrize("shown", [FULL, BLANK], ids=["full", "blank"])
def test_a_medium_that_went_after_the_child_was_born_is_in_its_list(
    now: list[Reader], shown: SlotSnapshot
) -> None:
    story = Story(running(card()))
    old = story.child()
    story.pcsc(running(*now))
    young = story.child()
    assert story.judge(born(old, shown, since=old)) == STALE
    assert story.judge(born(young, shown, since=young)) == []


def test_a_medium_in_no_reader_of_pcscs_is_asked_for_anew_where_pcsc_sees_no_card_at_all() -> None:
    elsewhere = replace(FULL, description="Token USB")
    story = Story()
    old = story.child()
    story.pcsc(running(Reader(FIRST)))
    young = story.child()
    assert story.judge(born(old, elsewhere)) == STALE
    assert story.judge(born(young, elsewhere)) == []
    assert story.judge(born(old, replace(elsewhere, flags=1))) == []
    story.pcsc(running(card()))
    assert story.judge(born(old, elsewhere)) == []


def test_a_medium_shown_before_and_after_a_swap_may_be_the_old_one() -> None:
    story = Story()
    old = story.child()
    shown = story.child()
    story.pcsc(running(card()))
    story.pcsc(running(card(events=3)))
    assert story.judge(born(old, FULL, since=shown)) == STALE
    noticed = story.child()
    assert story.judge(born(old, FULL, since=noticed)) == []


def test_a_blank_medium_that_came_after_the_child_needs_a_new_one_even_if_it_was_noticed() -> None:
    story = Story(running(Reader(FIRST)))
    old = story.child()
    story.pcsc(running(card()))
    young = story.child()
    assert story.judge(born(old, BLANK, since=young)) == STALE
    assert story.judge(born(young, BLANK, since=young)) == []


def test_a_blank_medium_is_witnessed_only_where_pcsc_has_told_of_it_before_the_child_was_born() -> None:
    story = Story()
    old = story.child()
    story.pcsc(running(card()))  # late: it may have been swapped since
    young = story.child()
    assert story.judge(born(old, BLANK, since=young)) == STALE
    assert story.judge(born(young, BLANK, since=young)) == []
    other = born(old, path="/other.so")
    assert story.judge(born(young, BLANK, since=young), other) == ABSENT
    assert story.judge(born(old, FULL, since=young)) == []


def test_a_change_in_another_reader_needs_no_new_child() -> None:
    story = Story()
    old = story.child()
    story.pcsc(running(card(), Reader(SECOND)))
    story.pcsc(running(card(), card(SECOND)))
    second = replace(FULL, slot=1, description=SECOND)
    assert story.judge(born(old, FULL, second, since=old)) == [(frozenset({1}), False)]
    story.pcsc(running(card(), Reader(SECOND)))
    assert story.judge(born(old, FULL, replace(NOTHING, slot=1, description=SECOND), since=old)) == []


@pytest.mark.parametrize("facts", [Facts(), Facts(reason="timeout"), Facts(Service.STOPPED)])
def test_a_pcsc_that_says_nothing_outdates_nobody(facts: Facts) -> None:
    story = Story(facts)
    assert story.judge(born(0, FULL), born(0, BLANK), born(0)) == []


def test_an_answer_that_failed_is_not_asked_anew() -> None:
    story = Story(running(Reader(FIRST)))
    old = story.child()
    story.pcsc(running(card()))
    assert story.judge(replace(born(old), failure=Failure("driver_crashed"))) == []


def test_what_no_younger_child_could_say_is_unsure() -> None:
    story = Story(running(Reader(FIRST), Reader(SECOND)))
    old = story.child()
    story.pcsc(running(card(), card(SECOND)))
    confirmed = replace(born(old, BLANK), confirmed=frozenset({0}))
    (one,) = outdated([confirmed], story.facts, story.history)
    assert (one.unsure.unwitnessed, one.unsure.outdated) == (frozenset({0}), True)
    assert not one.unsure.slots[0].changed
    story = Story()
    old = story.child()
    story.pcsc(running(card()))
    story.pcsc(running(card(events=3)))
    (one,) = outdated([born(old, FULL, since=old)], story.facts, story.history)
    assert (one.unsure.slots[0].changed, one.unsure.outdated) == (True, False)


def test_no_second_read_is_made_of_a_blank_token_that_pcsc_does_not_see() -> None:
    assert contradicted(reading(BLANK), running(Reader(FIRST)))
    assert not contradicted(reading(BLANK), running(card()))
    assert not contradicted(reading(BLANK), running())
    assert not contradicted(reading(BLANK), Facts())
    both = reading(BLANK, replace(BLANK, slot=1, description=SECOND))
    assert not contradicted(both, running(Reader(FIRST), card(SECOND)))


# --- which reader a slot's name means -----------------------------------------------------------------------

LONG = "A.E.T. Europe B.V. StarSign CUT S com um nome bem comprido demais"


@pytest.mark.parametrize(
    ("description", "names"),
    [
        (FIRST, [FIRST, FIRST]),
        (LONG[:64], [f"{LONG} 00", f"{LONG} 01"]),
    ],
    ids=["the same name twice", "two names cut to one"],
)
def test_of_several_readers_that_a_name_may_mean_none_holds_a_medium_if_all_are_empty(
    description: str, names: list[str]
) -> None:
    empty = [Reader(name) for name in names]
    found = reader_of(description, running(*empty))
    assert found is not None
    assert not found.present
    assert reader_of(description, running(empty[0], card(names[1]))) is None
    assert reader_of(description, running(card(names[0]), card(names[1], atr="3B01"))) is None


def test_a_name_that_was_cut_means_the_reader_that_begins_so() -> None:
    assert reader_of(LONG[:64], running(card(f"{LONG} 00"), card(SECOND))) == card(f"{LONG} 00")
