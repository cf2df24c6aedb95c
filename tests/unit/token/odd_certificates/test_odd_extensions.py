"""Extensions: an odd one takes nothing but what it alone says."""

from __future__ import annotations

import pytest

from tests.support import certificates as made
from tests.support import der
from tests.support.der import (
    ALTERNATIVE_NAME,
    BASIC_CONSTRAINTS,
    BOOLEAN,
    OCTETS,
    PERSONAL,
    SEQUENCE,
    Parts,
    extension,
    oid,
    tlv,
)
from tests.support.odd_certificates import Made, case, check

EMAIL = der.email("maria@example.com")
NAMES = tlv(SEQUENCE, PERSONAL, EMAIL)
ICP_POLICY = tlv(SEQUENCE, oid("2.16.76.1.2.3.51"))


def other(kind: str, value: bytes, *between: bytes) -> Parts:
    """Return a certificate with one more extension in front of the others."""
    return Parts(extensions={"": extension(kind, value, *between), **Parts().extensions})


def raw(element: bytes) -> Parts:
    """Return a certificate with these bytes in front of its extensions."""
    return Parts(extensions={"": element, **Parts().extensions})


def with_names(*names: bytes) -> Parts:
    return Parts().but_extension(ALTERNATIVE_NAME=der.alternative_name(*names))


def with_policies(value: bytes) -> Parts:
    return Parts().but_extension(POLICIES=extension(der.POLICIES, value))


def behind(element: bytes) -> Parts:
    return Parts(extensions={**Parts().extensions, "": element})


ELSEWHERE = [
    case("unknown and critical", other("1.3.6.1.4.1.99999.7", b"\x05\x00", der.CRITICAL)),
    case("unknown, of bytes that are no DER", other("1.3.6.1.4.1.99999.7", b"\xff\xff\xff")),
    case("critical flag said to be false", other("1.3.6.1.4.1.99999.7", b"\x05\x00", tlv(BOOLEAN, b"\0"))),
    case("critical flag of 0x01", other("1.3.6.1.4.1.99999.7", b"\x05\x00", tlv(BOOLEAN, b"\x01"))),
    case("critical flag of two bytes", other("1.3.6.1.4.1.99999.7", b"\x05\x00", tlv(BOOLEAN, b"\0\1"))),
    case("empty value", other("1.3.6.1.4.1.99999.7", b"")),
    case("without value", raw(tlv(SEQUENCE, oid("1.3.6.1.4.1.99999.7")))),
    case("without anything", raw(tlv(SEQUENCE))),
    case("that is no sequence", raw(der.integer(7))),
    case("whose kind is nonsense", raw(tlv(SEQUENCE, tlv(der.OID, b"\x80\xff"), tlv(OCTETS, b"")))),
    case("that says it is longer than all", raw(b"\x30\x82\x7f\xff\x06\x03\x55\x1d\x25")),
    case("whose value says it is longer than it", raw(tlv(SEQUENCE, oid("2.5.29.37") + b"\x04\x60\x30"))),
    case("that swallows the next one's head", raw(b"\x30\x0c" + oid("2.5.29.37") + b"\x04\x02\x30\x00")),
    case("broken authority key", other(der.AUTHORITY_KEY, b"\x30\x7f")),
    case("broken subject key", other(der.SUBJECT_KEY, b"\x04\x7f")),
    case("broken distribution points", other("2.5.29.31", b"\x30\x05\xa0\x7f")),
    case("broken extended key usage", other("2.5.29.37", b"\x30\x03\x06\x01")),
    case("broken authority information", other("1.3.6.1.5.5.7.1.1", b"\x30\x05\xff")),
    case("broken certificate transparency", other("1.3.6.1.4.1.11129.2.4.2", b"\x04\x03\x00")),
    case("broken name constraints", other("2.5.29.30", b"\x30\x02\xa0")),
    case("broken key usage", Parts().but_extension(KEY_USAGE=extension(der.KEY_USAGE, b"\x03"))),
    *(
        case(f"empty {kind}", Parts().but_extension(**{kind: extension(getattr(der, kind), b"")}))
        for kind in ("BASIC_CONSTRAINTS", "KEY_USAGE")
    ),
    *(case(f"empty {kind}", other(kind, b"")) for kind in (der.SUBJECT_KEY, der.AUTHORITY_KEY)),
    case("key usage of no bits", Parts().but_extension(KEY_USAGE=der.key_usage(0))),
    case("key usage not padded as DER wants", Parts().but_extension(KEY_USAGE=der.key_usage(0, 0xE0, 0x00))),
    case(
        "broken basic constraints",
        Parts().but_extension(BASIC_CONSTRAINTS=extension(BASIC_CONSTRAINTS, b"\x30\x05")),
    ),
    case(
        "basic constraints with the default said",
        Parts().but_extension(
            BASIC_CONSTRAINTS=extension(BASIC_CONSTRAINTS, tlv(SEQUENCE, tlv(BOOLEAN, b"\0")))
        ),
    ),
    case(
        "path length without an authority",
        Parts().but_extension(BASIC_CONSTRAINTS=extension(BASIC_CONSTRAINTS, tlv(SEQUENCE, der.integer(0)))),
    ),
    case("the same twice", behind(der.FOR_SIGNING)),
    case("the same twice, the second broken", behind(extension(ALTERNATIVE_NAME, b"\x30\x7f"))),
    case("the same twice, the first broken", raw(extension(ALTERNATIVE_NAME, b"\x30\x7f"))),
    case("names twice", behind(der.alternative_name(EMAIL))),
    case("rubbish behind the last", behind(b"\xff\xff\xff")),
    case(
        "a third empty element in one",
        raw(tlv(SEQUENCE, oid("2.5.29.37"), tlv(OCTETS, b"\x30\x00"), tlv(der.NULL))),
    ),
    case(
        "no list around them",
        lambda: der.signed(
            tlv(SEQUENCE, *Parts().fields[:-1], tlv(0xA3, *Parts().extensions.values())),
            der.RSA_SHA256,
            der.issuer_key(),
        ),
    ),
    case(
        "fields behind them",
        lambda: der.signed(tlv(SEQUENCE, *Parts().fields, tlv(0xA4, b"")), der.RSA_SHA256, der.issuer_key()),
    ),
]

ITS_OWN = [
    case(
        "broken names",
        Parts().but_extension(ALTERNATIVE_NAME=extension(ALTERNATIVE_NAME, b"\x30")),
        birth_date=None,
        email=None,
    ),
    case("empty names", with_names(), birth_date=None, email=None),
    case(
        "names in another wrapping",
        Parts().but_extension(ALTERNATIVE_NAME=extension(ALTERNATIVE_NAME, tlv(OCTETS, NAMES))),
    ),
    case(
        "names whose sequence is too long",
        Parts().but_extension(ALTERNATIVE_NAME=extension(ALTERNATIVE_NAME, b"\x30\x70" + der.content(NAMES))),
    ),
    case("names with one that is too long", with_names(b"\x87\x7f", PERSONAL, EMAIL)),
    case("names with an empty address", with_names(tlv(0x87), PERSONAL, EMAIL)),
    case("names with an address of three bytes", with_names(tlv(0x87, b"123"), PERSONAL, EMAIL)),
    case("names with a broken directory name", with_names(tlv(0xA4, b"\x30\x7f"), PERSONAL, EMAIL)),
    case("names with an unknown choice", with_names(tlv(0x9E, b"?"), PERSONAL, EMAIL)),
    case("names with a host in Latin-1", with_names(tlv(0x82, b"\xe9"), PERSONAL, EMAIL)),
    case(
        "address in Latin-1",
        with_names(PERSONAL, der.email(b"jos\xe9@example.com")),
        email="josé@example.com",
    ),
    case("address in UTF-8", with_names(PERSONAL, der.email("josé@example.com")), email="josé@example.com"),
    case("address as a string in its tag", with_names(PERSONAL, tlv(0xA1, tlv(0x16, b"maria@example.com")))),
    case("address with NULs", with_names(PERSONAL, der.email(b"maria@example.com\0\0"))),
    case("empty address first", with_names(PERSONAL, der.email(""), EMAIL)),
    case(
        "address in the subject",
        Parts(
            subject=tlv(
                SEQUENCE,
                der.attribute(der.EMAIL, "maria@example.com", made.IA5_STRING),
                der.content(der.SUBJECT),
            )
        ).but_extension(ALTERNATIVE_NAME=der.alternative_name(PERSONAL)),
    ),
    case("empty policies", with_policies(b""), policy=None),
    case(
        "names of no bytes",
        Parts().but_extension(ALTERNATIVE_NAME=extension(ALTERNATIVE_NAME, b"")),
        birth_date=None,
        email=None,
    ),
    case("broken policies", with_policies(b"\x30\x7f"), policy=None),
    case(
        "policy among others",
        with_policies(
            tlv(SEQUENCE, tlv(SEQUENCE, oid("1.2.3.4")), tlv(SEQUENCE, oid("2.23.140.1.2.1")), ICP_POLICY)
        ),
    ),
    case(
        "policy behind an unknown one of the arc",
        with_policies(tlv(SEQUENCE, tlv(SEQUENCE, oid("2.16.76.1.2.77.1")), ICP_POLICY)),
    ),
    case(
        "policy behind a broken one",
        with_policies(tlv(SEQUENCE, tlv(SEQUENCE), tlv(SEQUENCE, tlv(der.OID)), ICP_POLICY)),
    ),
    case(
        "policy with broken qualifiers",
        with_policies(tlv(SEQUENCE, tlv(SEQUENCE, oid("2.16.76.1.2.3.51"), b"\x30\x7f"))),
    ),
    case(
        "policy with a notice in Latin-1",
        with_policies(
            tlv(
                SEQUENCE,
                tlv(
                    SEQUENCE,
                    oid("2.16.76.1.2.3.51"),
                    tlv(SEQUENCE, tlv(SEQUENCE, oid("1.3.6.1.5.5.7.2.2"), tlv(SEQUENCE, tlv(0x0C, b"\xe9")))),
                ),
            )
        ),
    ),
    case("policy without its sequence", with_policies(tlv(SEQUENCE, oid("2.16.76.1.2.3.51")))),
    case("policy twice", with_policies(tlv(SEQUENCE, ICP_POLICY, ICP_POLICY))),
    case(
        "policies that contradict each other",
        Parts().but_extension(POLICIES=der.policies("2.16.76.1.2.3.51", "2.16.76.1.2.1.51")),
        policy=None,
    ),
]


@pytest.mark.parametrize(("value", "different"), ELSEWHERE)
def test_an_odd_extension_takes_nothing_from_the_others(value: Made, different: dict[str, object]) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), ITS_OWN)
def test_what_can_be_read_of_an_odd_extension_is_read(value: Made, different: dict[str, object]) -> None:
    check(value, different)
