"""Dates in every form that was seen: read where they can be, and nothing else lost where they cannot."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import State
from tests.support import der
from tests.support.certificates import CPF
from tests.support.der import GENERALIZED_TIME, UTC_TIME, Parts, tlv
from tests.support.odd_certificates import KEY, Made, case, check, medium, told
from tests.support.snapshots import certificate

BEGIN = tlv(UTC_TIME, b"250101000000Z")
END = tlv(UTC_TIME, b"480101000000Z")


def until(value: bytes, tag: int = UTC_TIME) -> Parts:
    return Parts(validity=tlv(der.SEQUENCE, BEGIN, tlv(tag, value)))


def since(value: bytes, tag: int = UTC_TIME) -> Parts:
    return Parts(validity=tlv(der.SEQUENCE, tlv(tag, value), END))


READ = [
    case("without seconds", until(b"4801010000Z")),
    case("west of Greenwich", until(b"471231210000-0300")),
    case("east of Greenwich", until(b"480101020000+0200")),
    case("offset with a colon", until(b"471231210000-03:00")),
    case("offset of hours only", until(b"471231210000-03")),
    case("offset without seconds", until(b"4712312100-0300")),
    case("without zone", until(b"480101000000")),
    case("small z", until(b"480101000000z")),
    case("fraction in UTCTime", until(b"480101000000.5Z")),
    case("generalised", until(b"20480101000000Z", GENERALIZED_TIME)),
    case("generalised with fraction", until(b"20480101000000.123Z", GENERALIZED_TIME)),
    case("generalised with a comma", until(b"20480101000000,5Z", GENERALIZED_TIME)),
    case("generalised with offset", until(b"20471231210000-0300", GENERALIZED_TIME)),
    case("generalised without seconds", until(b"204801010000Z", GENERALIZED_TIME)),
    case("generalised with hours only", until(b"2048010100Z", GENERALIZED_TIME)),
    case("generalised without zone", until(b"20480101000000", GENERALIZED_TIME)),
    case(
        "two-digit year as generalised",
        until(b"480131000000Z", GENERALIZED_TIME),
        not_after="2048-01-31T00:00:00Z",
    ),
    case("four-digit year as UTCTime", until(b"20480101000000Z")),
    case("four-digit year as PrintableString", until(b"20480101000000Z", 0x13)),
    case("two-digit year as UTF8String", until(b"480101000000Z", 0x0C)),
    case("padded with zeros", until(b"480101000000Z\0\0")),
    case("padded with spaces", until(b"480101000000Z  ")),
    case("leap second", until(b"471231235960Z"), not_after="2048-01-01T00:00:00Z"),
    case("hour 24", until(b"471231240000Z")),
    case("year 2052 as UTCTime", until(b"520101000000Z"), not_after="2052-01-01T00:00:00Z"),
    case("year 9999", until(b"99991231235959Z", GENERALIZED_TIME), not_after="9999-12-31T23:59:59Z"),
    case("year 9999 west", until(b"99991231235959-0300", GENERALIZED_TIME), not_after="9999-12-31T23:59:59Z"),
    case("nines only", until(b"99999999999999Z", GENERALIZED_TIME), not_after="9999-12-31T23:59:59Z"),
    case("begin without seconds", since(b"2501010000Z")),
    case("begin with offset", since(b"241231210000-0300")),
    case(
        "begin in the year 0",
        since(b"00000101000000Z", GENERALIZED_TIME),
        not_before="0001-01-01T00:00:00Z",
    ),
    case("begin generalised with fraction", since(b"20250101000000.5Z", GENERALIZED_TIME)),
    case("a third date", Parts(validity=tlv(der.SEQUENCE, BEGIN, END, END))),
    case(
        "ended, without seconds", until(b"2602010000Z"), not_after="2026-02-01T00:00:00Z", state=State.EXPIRED
    ),
    case(
        "ended, with offset",
        until(b"260131210000-0300"),
        not_after="2026-02-01T00:00:00Z",
        state=State.EXPIRED,
    ),
    case(
        "to begin, without seconds",
        since(b"4701010000Z"),
        not_before="2047-01-01T00:00:00Z",
        state=State.NOT_YET_VALID,
    ),
]

PARTLY = [
    case(
        "unread begin of an ended one",
        Parts(validity=tlv(der.SEQUENCE, tlv(UTC_TIME, b"?"), tlv(UTC_TIME, b"260201000000Z"))),
        not_before="",
        not_after="2026-02-01T00:00:00Z",
        state=State.EXPIRED,
    ),
    case(
        "unread end of one to begin",
        Parts(validity=tlv(der.SEQUENCE, tlv(UTC_TIME, b"470101000000Z"), tlv(UTC_TIME, b"?"))),
        not_before="2047-01-01T00:00:00Z",
        not_after="",
        state=State.NOT_YET_VALID,
    ),
    case("unread begin of one to end", since(b"?"), not_before="", state=State.INDETERMINATE),
    case("unread end of one that has begun", until(b"\xff" * 13), not_after="", state=State.INDETERMINATE),
    case("31 February", until(b"480231000000Z"), not_after="", state=State.INDETERMINATE),
    case("month 13", until(b"481301000000Z"), not_after="", state=State.INDETERMINATE),
    case("one date only", Parts(validity=tlv(der.SEQUENCE, BEGIN)), not_after="", state=State.INDETERMINATE),
    case(
        "no date", Parts(validity=tlv(der.SEQUENCE)), not_before="", not_after="", state=State.INDETERMINATE
    ),
    case(
        "numbers for dates",
        Parts(validity=tlv(der.SEQUENCE, der.integer(5), der.integer(6))),
        not_before="",
        not_after="",
        state=State.INDETERMINATE,
    ),
    case(
        "an end in a leap year before its begin",
        until(b"20000229000000Z"),
        not_before="",
        not_after="",
        state=State.INDETERMINATE,
    ),
    case(
        "an end before its begin",
        until(b"20240101000000Z", GENERALIZED_TIME),
        not_before="",
        not_after="",
        state=State.INDETERMINATE,
    ),
]


@pytest.mark.parametrize(("value", "different"), READ)
def test_a_date_that_can_be_read_is_read(value: Made, different: dict[str, object]) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), PARTLY)
def test_a_date_that_cannot_be_read_proves_nothing_and_hides_nothing(
    value: Made, different: dict[str, object]
) -> None:
    check(value, different)


def test_a_certificate_without_readable_dates_hides_no_other_in_force() -> None:
    other = Parts(subject=der.named("JOAO EXEMPLO:11144477735"), extensions={})
    found = medium(certificate(other.der()), KEY, certificate(until(b"?").der(), "03"))
    assert found.state is State.OPERATIONAL
    assert [one.cpf for one in found.certificates] == ["11144477735", CPF]


@pytest.mark.parametrize(
    "other",
    [until(b"2602010000Z"), since(b"4701010000Z")],
    ids=["an ended one", "one to begin"],
)
def test_beside_one_without_readable_dates_another_out_of_force_decides_nothing(other: Parts) -> None:
    found = medium(certificate(other.der(), "03"), KEY, certificate(until(b"?").der()))
    assert (found.state, found.code) == (State.INDETERMINATE, "certificate_unreadable")
    assert len(found.certificates) == 2


def test_what_has_no_readable_dates_is_said_in_words() -> None:
    found = medium(certificate(until(b"?").der()), KEY)
    assert found.code == "certificate_unreadable"
    assert any("validade" in line and "não pôde" in line for line in found.evidence)
    assert told(until(b"?"))["not_after"] == ""
