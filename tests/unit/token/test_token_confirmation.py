"""Blank is confirmed by two agreeing reads at least 500 ms apart, and by nothing less."""

from __future__ import annotations

from native_host.token.drivers.confirmation import Confirmations, unconfirmed
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import Failure
from native_host.token.readings.slot import TokenObject
from tests.support.snapshots import WORKING, reading, slot, token

FULL = slot(WORKING, TokenObject(OBJECT_PUBLIC_KEY))


def test_one_read_confirms_nothing() -> None:
    assert unconfirmed(Confirmations().judge(reading(slot())))


def test_a_second_read_500_ms_later_confirms() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0))
    assert not unconfirmed(known.judge(reading(slot(), at=10.5)))


def test_a_second_read_too_soon_does_not_confirm_and_does_not_restart_the_wait() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0))
    assert unconfirmed(known.judge(reading(slot(), at=10.3)))
    assert not unconfirmed(known.judge(reading(slot(), at=10.6)))


def test_an_earlier_read_counts_for_60_seconds_and_no_longer() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0))
    assert not unconfirmed(known.judge(reading(slot(), at=69.0)))
    assert unconfirmed(known.judge(reading(slot(), at=200.0)))


def test_another_serial_is_another_medium() -> None:
    known = Confirmations()
    first = known.judge(reading(slot(), at=10.0))
    second = known.judge(reading(slot(token=token(serial="00B2")), at=11.0), first)
    assert unconfirmed(second)
    assert second.disagreed == {0}


def test_other_flags_are_not_the_same_token() -> None:
    known = Confirmations()
    first = known.judge(reading(slot(), at=10.0))
    second = known.judge(reading(slot(WORKING | 0x80000), at=11.0), first)
    assert unconfirmed(second)
    assert second.disagreed == {0}


def test_a_read_that_was_forgotten_meanwhile_leaves_the_second_unconfirmed_not_different() -> None:
    known = Confirmations()
    first = known.judge(reading(slot(), at=10.0))
    known.clear()
    second = known.judge(reading(slot(), at=11.0), first)
    assert unconfirmed(second)
    assert second.disagreed == frozenset()


def test_anything_else_in_the_slot_between_two_reads_starts_anew() -> None:
    for between in (
        reading(FULL, at=11.0),
        reading(at=11.0),
        reading(at=11.0, failure=Failure("driver_crashed")),
    ):
        known = Confirmations()
        known.judge(reading(slot(), at=10.0))
        known.judge(between)
        assert unconfirmed(known.judge(reading(slot(), at=12.0)))


def test_a_new_child_has_just_called_c_initialize_and_starts_anew() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0, generation=1))
    assert unconfirmed(known.judge(reading(slot(), at=11.0, generation=2)))


def test_another_module_does_not_confirm() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0, path="/a.so"))
    assert unconfirmed(known.judge(reading(slot(), at=11.0, path="/b.so")))


def test_a_read_that_failed_later_confirms_nothing() -> None:
    known = Confirmations()
    known.judge(reading(slot(), at=10.0))
    late = known.judge(reading(slot(), at=11.0, failure=Failure("driver_timeout")))
    assert late.confirmed == frozenset()
