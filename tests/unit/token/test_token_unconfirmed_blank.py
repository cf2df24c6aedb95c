"""A blank token is not confirmed while a slot that a driver could not read may be the same medium."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis.media import assemble
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings.reading import DriverRef, Failure, Reading, UnreadSlot
from tests.support.certificates import NOW
from tests.support.pcsc import STARSIGN, TAGLIO
from tests.support.snapshots import WORKING, reading, slot, token

HUNG = Failure("driver_timeout", "C_GetTokenInfo", slot=1)
TWO_READERS = Facts(Service.RUNNING, (Reader("Leitora 1", present=True), Reader("Leitora 2", present=True)))


def confirmed_beside(*unread: str, path: str = "/m.so") -> Reading:
    """A blank token, seen twice, of a driver with these slots left unread."""
    return replace(
        reading(slot(), path=path, failure=HUNG if unread else None),
        confirmed=frozenset({0}),
        unread=tuple(UnreadSlot(reader) for reader in unread),
        rest_read=bool(unread),
    )


def first(*readings: Reading, facts: Facts = TWO_READERS) -> Medium:
    return assemble(list(readings), NOW, facts)[0]


def test_every_slot_read_is_confirmed() -> None:
    assert first(confirmed_beside()).confirmed


def test_a_slot_in_another_reader_of_pcscs_is_another_medium() -> None:
    found = first(confirmed_beside("Leitora 2"))
    assert (found.state, found.confirmed) == (State.BLANK, True)


def test_a_slot_that_may_be_in_the_same_reader_leaves_a_doubt() -> None:
    for unread in (("Leitora 1",), ("Leitora 1 (assinatura)",), ("Outra",), ("",), ("Leitora 2", "")):
        found = first(confirmed_beside(*unread))
        assert (found.state, found.confirmed) == (State.BLANK, False), unread
        assert "leitora" in found.hint
        assert any("não está confirmada" in line for line in found.evidence)


def test_without_pcsc_no_two_slots_can_be_told_apart() -> None:
    assert not first(confirmed_beside("Leitora 2"), facts=Facts(Service.STOPPED)).confirmed


def test_another_driver_that_read_all_does_not_lift_the_doubt() -> None:
    for order in ((0, 1), (1, 0)):
        both = (confirmed_beside("Leitora 1"), confirmed_beside(path="/other.so"))
        assert not first(*(both[index] for index in order)).confirmed


def test_what_is_on_a_token_is_told_all_the_same() -> None:
    no_pin = replace(confirmed_beside(""), slots=(slot(token=token(WORKING & ~0x8)),))
    assert first(no_pin).state is State.NO_USER_PIN


# --- another driver -----------------------------------------------------------------------------------------

LONG = "Giesecke & Devrient StarSign CUT S USB Smart Card Reader (0123456789) 00 00"
CRASHED = Failure("driver_crashed", "C_GetSlotList", "SIGSEGV")
OTHER = DriverRef("/other.so", "/other.so", "media")


def failed(
    *unread: UnreadSlot, failure: Failure = CRASHED, driver: DriverRef = OTHER, rest_read: bool = False
) -> Reading:
    """An answer of another driver that failed."""
    return replace(reading(failure=failure), driver=driver, unread=unread, rest_read=rest_read)


def card(name: str = "Leitora 1", atr: str = STARSIGN) -> Facts:
    return Facts(Service.RUNNING, (Reader(name, True, atr), Reader("Leitora 2", True, TAGLIO)))


def blank_in(name: str) -> Reading:
    return replace(reading(slot(description=name)), confirmed=frozenset({0}))


@pytest.mark.parametrize(
    ("told", "own"),
    [
        (UnreadSlot("Leitora 1", content=True), "Leitora 1"),
        (UnreadSlot("LEITORA  1", content=True), "Leitora 1"),
        (UnreadSlot("Leitora 1 (assinatura)", content=True), "Leitora 1"),
        (UnreadSlot(LONG[:64], content=True), LONG),
        (UnreadSlot(LONG, content=True), LONG[:64]),
        (UnreadSlot("Token do fabricante", "00A1", content=True), "Leitora 1"),
        (UnreadSlot("", "00A1", content=True), "Leitora 1"),
        (UnreadSlot("Token do fabricante", "00a1 ", content=True), "Leitora 1"),
        (UnreadSlot("Leitora 1", content=True), "Token do fabricante"),
    ],
)
def test_content_that_another_driver_found_before_it_failed_is_never_blank(
    told: UnreadSlot, own: str
) -> None:
    facts = card(LONG if LONG[:64] in (own, own[:64]) else "Leitora 1")
    found = first(blank_in(own), failed(told), facts=facts)
    assert not (found.state is State.BLANK and found.confirmed)
    if own != "Token do fabricante":
        assert (found.state, found.code) == (State.INDETERMINATE, "found_then_failed")


def test_content_in_another_reader_of_pcscs_is_another_mediums_also_with_the_same_serial() -> None:
    assert first(blank_in("Leitora 1"), failed(UnreadSlot("Leitora 2", "00A1", content=True))).confirmed


@pytest.mark.parametrize("flags", [WORKING & ~0x8, 0x5])
def test_a_token_that_is_empty_in_another_way_is_not_believed_either(flags: int) -> None:
    weak = reading(slot(flags))
    assert first(weak, failed(UnreadSlot("Leitora 1", content=True))).code == "found_then_failed"
    assert first(weak, failed(UnreadSlot("Leitora 1"))).code is None


@pytest.mark.parametrize("name", ["Leitora 1", "Outra", ""])
def test_a_driver_that_failed_in_what_may_be_the_same_reader_leaves_a_doubt(name: str) -> None:
    found = first(blank_in("Leitora 1"), failed(UnreadSlot(name)))
    assert (found.state, found.confirmed) == (State.BLANK, False)
    assert any("/other.so" in line and "não está confirmada" in line for line in found.evidence)


@pytest.mark.parametrize("name", ["Leitora 2", "Windows Hello for Business 1", "Microsoft UICC ISO Reader 0"])
def test_a_driver_that_failed_where_the_medium_cannot_be_leaves_none(name: str) -> None:
    assert first(blank_in("Leitora 1"), failed(UnreadSlot(name))).confirmed


def test_windows_own_readers_of_the_same_driver_leave_none_either() -> None:
    assert first(confirmed_beside("Windows Hello for Business 1")).confirmed


NEVER_LOADED = ("driver_missing", "driver_refused", "driver_load_failed")


def test_a_driver_for_many_makers_media_is_not_believed_while_a_makers_own_does_not_answer() -> None:
    opensc = replace(blank_in("Leitora 1"), driver=DriverRef("/opensc.so", "opensc", "generic"))
    assert first(opensc, failed()).code == "blank_other_failed"
    assert first(opensc, failed(failure=HUNG)).code == "blank_other_failed"
    taglio = replace(opensc, driver=replace(opensc.driver, families=("taglio",)))
    by_itself = [first(opensc, failed(failure=Failure(never))) for never in NEVER_LOADED]
    # Nor by itself: it takes for empty what it could not read.
    for alone in (*by_itself, first(taglio, failed(), facts=card(atr=TAGLIO))):
        assert (alone.confirmed, alone.code) == (False, "blank_generic")
    assert first(blank_in("Leitora 1"), failed(driver=opensc.driver)).confirmed


def test_the_driver_that_the_medium_is_made_for_knows_better_than_any_other() -> None:
    own = replace(OTHER, families=("starsign_cut",))
    others, mine = blank_in("Leitora 1"), blank_in("Leitora 1")
    mine = replace(mine, driver=replace(mine.driver, families=("starsign_cut",)))
    here = UnreadSlot("Leitora 1")
    assert not first(others, failed(driver=own), facts=card()).confirmed
    assert not first(
        others, failed(failure=Failure("driver_load_failed"), driver=own), facts=card()
    ).confirmed
    assert first(others, failed(failure=Failure("driver_missing"), driver=own), facts=card()).confirmed
    assert first(others, failed(UnreadSlot("Leitora 2"), driver=own, rest_read=True), facts=card()).confirmed
    assert first(mine, failed(here), facts=card()).confirmed
    assert not first(mine, failed(here, driver=own), facts=card()).confirmed
    assert first(mine, failed(replace(here, content=True)), facts=card()).code == "found_then_failed"


def test_what_other_drivers_say_of_a_doubted_medium_is_told_as_they_said_it() -> None:
    both = (confirmed_beside("Leitora 1"), confirmed_beside(path="/other.so"))
    assert any("Outro driver, /other.so: Mídia em branco." in line for line in first(*both).evidence)
