"""What stands around a certificate, and encodings that are BER only: read as if they were right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support import der
from tests.support.der import Parts
from tests.support.odd_certificates import Made, case, check


def padded(padding: bytes) -> Made:
    return lambda: Parts().der() + padding


def outside(outer: Callable[[bytes], bytes]) -> Made:
    """Return a certificate whose outermost element is made by `outer`, of its parts."""

    def whole() -> bytes:
        tbs = der.tlv(der.SEQUENCE, *Parts().fields)
        signature = der.tlv(der.BITS, b"\0" + der.signature(tbs, der.issuer_key()))
        return outer(tbs + der.RSA_SHA256 + signature)

    return whole


def inside(tbs: Callable[[bytes], bytes]) -> Made:
    """Return a certificate whose tbsCertificate is made by `tbs`, of its fields."""
    return lambda: der.signed(tbs(b"".join(Parts().fields)), der.RSA_SHA256, der.issuer_key())


PADDING = [
    case("one zero", padded(b"\0")),
    case("two zeros", padded(b"\0\0")),
    case("one 0xff", padded(b"\xff")),
    case("one space", padded(b" ")),
    case("a line end", padded(b"\r\n")),
    case("thousands of zeros", padded(bytes(5000))),
    case("thousands of 0xff", padded(b"\xff" * 5000)),
    case("something that looks like an element", padded(b"\x30\x03\x02\x01\x01")),
    case("the beginning of an element", padded(b"\x30\x82\x05")),
    case("the certificate again", lambda: Parts().der() * 2),
]

BER = [
    case("outer length of four bytes", outside(lambda parts: der.long_tlv(0x30, parts, 4))),
    case("outer length of eight bytes", outside(lambda parts: der.long_tlv(0x30, parts, 8))),
    case("outer length indefinite", outside(lambda parts: der.indefinite(0x30, parts))),
    case("outer length indefinite and padded", outside(lambda parts: der.indefinite(0x30, parts) + b"\xff")),
    case("tbs length of four bytes", inside(lambda fields: der.long_tlv(0x30, fields, 4))),
    case("tbs length indefinite", inside(lambda fields: der.indefinite(0x30, fields))),
    case("name of indefinite length", Parts(subject=der.indefinite(der.SEQUENCE, der.content(der.SUBJECT)))),
    case(
        "extensions of indefinite length, one in the other",
        inside(
            lambda _: der.tlv(
                0x30,
                *Parts().fields[:-1],
                der.indefinite(0xA3, der.indefinite(0x30, *Parts().extensions.values())),
            )
        ),
    ),
    case("serial with a long length", Parts(serial=der.long_tlv(der.INTEGER, b"\x12\x34", 2))),
    case(
        "validity with long lengths", Parts(validity=der.long_tlv(der.SEQUENCE, der.content(der.VALIDITY), 2))
    ),
]


@pytest.mark.parametrize(("value", "different"), PADDING + BER)
def test_what_stands_behind_it_and_ber_take_nothing_from_a_certificate(
    value: Made, different: dict[str, object]
) -> None:
    check(value, different)
