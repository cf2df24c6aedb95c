"""A blank token is not confirmed while an unread slot of its own driver may be the same medium."""

from __future__ import annotations

from dataclasses import replace

from native_host.protocol.messages import Medium, State
from native_host.token.media import assemble
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.snapshot import Failure, Reading
from tests.support.certificates import NOW
from tests.support.snapshots import WORKING, reading, slot, token

HUNG = Failure("driver_timeout", "C_GetTokenInfo", slot=1)
TWO_READERS = Facts(Service.RUNNING, (Reader("Leitora 1", present=True), Reader("Leitora 2", present=True)))


def confirmed_beside(*unread: str, path: str = "/m.so") -> Reading:
    """A blank token, seen twice, of a driver with these slots left unread."""
    return replace(
        reading(slot(), path=path, failure=HUNG if unread else None),
        confirmed=frozenset({0}),
        unread=unread,
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
