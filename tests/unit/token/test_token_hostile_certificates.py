"""Certificates made to break their reader: nothing escapes, each is counted, and none makes a token blank."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from native_host.protocol.messages import Medium, State
from native_host.token.certificates.certificate import parsed
from native_host.token.certificates.chains import CHECKS_MAX, Chains
from native_host.token.certificates.der import TEXT_MAX_CHARS, readable
from native_host.token.certificates.model import Holding
from native_host.token.certificates.parser import holding_of
from native_host.token.certificates.quietly import quietly
from native_host.token.diagnosis.slots import diagnose
from tests.support import certificates as made
from tests.support.certificates import Order
from tests.support.der import string_of
from tests.support.snapshots import WORKING, certificate, reading, slot

QUICK = settings(max_examples=150, deadline=None, derandomize=True, database=None)
"""Derandomised: the same examples every time, as a check that fails now and then helps nobody."""


@cache
def issuer() -> made.Issuer:
    return made.authority("AC SAFEWEB RFB v5")


@cache
def leaf(order: Order | None = None) -> bytes:
    return made.der(made.holder(order or Order(), issuer(), made.key()))


def holding(*values: bytes) -> Holding:
    return holding_of(slot(WORKING, *(certificate(value) for value in values)), made.NOW)


def medium(*values: bytes) -> Medium:
    (found,) = diagnose(reading(slot(WORKING, *(certificate(value) for value in values))), made.NOW)
    return found.medium


def counted(found: Holding) -> int:
    return len(found.holders) + len(found.authorities) + found.unreadable


def check(value: bytes) -> None:
    found = medium(value)
    assert found.state is not State.BLANK
    told = holding(value)
    assert counted(told) == 1
    if told.unreadable:
        assert any("não pôde" in line for line in found.evidence)
        assert found.code == "certificate_unreadable"
    found.model_dump_json()


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_a_certificate_or_said_to_be_unreadable(value: bytes) -> None:
    check(value)


@QUICK
@given(st.data())
def test_a_certificate_with_some_bytes_changed_is_read_or_said_to_be_unreadable(data: st.DataObject) -> None:
    value = bytearray(leaf())
    for _ in range(data.draw(st.integers(1, 4))):
        value[data.draw(st.integers(0, len(value) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(value))


@QUICK
@given(st.floats(0, 1))
def test_a_certificate_cut_short_is_said_to_be_unreadable(part: float) -> None:
    value = leaf()
    cut = value[: min(int(len(value) * part), len(value) - 1)]
    assert holding(cut).unreadable == 1
    check(cut)


@QUICK
@given(st.binary(max_size=300))
@example(b"\x04\x84\xff\xff\xff\xff")
@example(b"\x1e\x03abc")
@example(b"\x1c\x04\xff\xff\xff\xff")
@example(b"\x0c\x02\xed\xa0")
def test_any_bytes_as_an_other_name_are_a_text_or_nothing(value: bytes) -> None:
    found = string_of(value)
    assert found is None or isinstance(found, str)


TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60)


@settings(QUICK, max_examples=60)
@given(
    common_name=TEXTS,
    serial=st.text("AZ0123456789 :./-", min_size=1, max_size=60),
    tag=st.sampled_from([0x04, 0x0C, 0x13, 0x14, 0x16, 0x1E]),
    oid=st.sampled_from([f"2.16.76.1.3.{last}" for last in range(1, 10)]),
    content=st.text(st.characters(max_codepoint=255), max_size=60),
)
def test_any_text_in_any_field_gives_one_printable_line_or_nothing(
    common_name: str, serial: str, tag: int, oid: str, content: str
) -> None:
    order = Order(common_name, serial, {oid: made.string(content, tag)})
    (found,) = holding(made.der(made.holder(order, issuer(), issuer().key))).holders
    texts = (found.certificate.holder, found.certificate.responsible, found.certificate.issuer)
    for text in texts:
        assert text is None or (text == readable(text) and len(text) <= TEXT_MAX_CHARS)


def test_ten_megabytes_are_unreadable_and_hide_no_other() -> None:
    told = holding(b"\x30\x83\xa0\x00\x00" + bytes(10 * 2**20), leaf())
    assert (told.unreadable, len(told.holders)) == (1, 1)


def test_a_negative_serial_number_does_not_keep_the_holder_from_being_read(
    recwarn: pytest.WarningsRecorder,
) -> None:
    value = leaf()
    serial = made.serial_bytes(value)
    told = holding(value.replace(serial, bytes([serial[0] | 0x80]) + serial[1:]))
    assert counted(told) == 1
    assert not recwarn.list


LATE = datetime.datetime(2099, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc)
TOLD_LATE = b"20991231235959Z"


@pytest.mark.parametrize(
    "date",
    [
        b"99991231235959Z",
        b"00000101000000Z",
        b"00010101000000Z",
        b"20261301000000Z",
        b"20260231000000Z",
        b"20260101240000Z",
        b"20260101000060Z",
        b"2026010100000.5",
        b"20260101000000+",
        b"202601010000-03",
        b"\xff" * 15,
        b" " * 15,
    ],
)
def test_an_absurd_end_is_read_or_said_to_be_unreadable(date: bytes) -> None:
    value = made.der(made.holder(Order(end=LATE), issuer(), issuer().key))
    assert TOLD_LATE in value
    check(value.replace(TOLD_LATE, date))


def test_a_certificate_until_the_year_9999_is_in_force() -> None:
    value = made.der(made.holder(Order(end=LATE), issuer(), issuer().key))
    (found,) = holding(value.replace(TOLD_LATE, b"99991231235959Z")).holders
    assert found.certificate.not_after == "9999-12-31T23:59:59Z"


def test_a_certificate_from_before_1970_is_read() -> None:
    start = datetime.datetime(1951, 1, 1, tzinfo=datetime.timezone.utc)
    (found,) = holding(made.der(made.holder(Order(start=start), issuer(), issuer().key))).holders
    assert found.certificate.not_before == "1951-01-01T00:00:00Z"


def test_a_period_that_ends_before_it_begins_is_unreadable() -> None:
    value = made.der(made.holder(Order(end=LATE), issuer(), issuer().key))
    assert holding(value.replace(TOLD_LATE, b"00010101000000Z")).unreadable == 1


class PanicException(BaseException):
    """As cryptography's Rust part raises it: no Exception."""


def test_a_panic_of_the_certificate_library_does_not_escape() -> None:
    def panic() -> str:
        raise PanicException("called `Result::unwrap()` on an `Err` value")

    assert quietly(panic, "nothing") == "nothing"


def test_certificates_that_look_like_each_others_issuers_cost_a_bounded_number_of_checks() -> None:
    names = ("AC A", "AC B")
    keys = issuer()
    look_alikes = []
    for number in range(64):
        subject, parent = names[number % 2], names[(number + 1) % 2]
        above = made.Issuer(made.authority(parent, keys).certificate, keys.key)
        look_alikes.append(made.der(made.authority(subject, above).certificate))
    certificates = [found for value in look_alikes if (found := parsed(value))]
    known = Chains(certificates)
    assert len(certificates) == len(look_alikes)
    assert not any(known.complete(certificate) for certificate in certificates)
    assert known.checks == CHECKS_MAX
