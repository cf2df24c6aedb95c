"""Serial numbers, versions, algorithms and keys that the strict reader refuses."""

from __future__ import annotations

import pytest

from tests.support import der
from tests.support.der import BITS, INTEGER, NULL, SEQUENCE, Parts, explicit, integer, oid, tlv
from tests.support.odd_certificates import Made, case, check

UNKNOWN = tlv(SEQUENCE, oid("1.3.6.1.4.1.99999.1.1"))
RSA = oid("1.2.840.113549.1.1.1")


def serial(content: bytes, tag: int = INTEGER) -> Parts:
    return Parts(serial=tlv(tag, content))


def key(algorithm: bytes, bits: bytes) -> Parts:
    return Parts(key=tlv(SEQUENCE, algorithm, tlv(BITS, bits)))


SERIALS = [
    case("negative", serial(b"\xff\x12\x34")),
    case("zero", serial(b"\0")),
    case("empty", serial(b"")),
    case("21 bytes", serial(b"\x01" * 21)),
    case("200 bytes", serial(b"\x7f" * 200)),
    case("leading zeros", serial(b"\0\0\0\x01")),
    case("another tag", serial(b"\x12\x34", 0x0A)),
]

VERSIONS = [
    case("version 1 with extensions", Parts(version=b"")),
    case("version 1 said, with extensions", Parts(version=explicit(integer(0)))),
    case("version 2 with extensions", Parts(version=explicit(integer(1)))),
    case("version 4", Parts(version=explicit(integer(3)))),
    case("version 99", Parts(version=explicit(integer(99)))),
    case("version that is no number", Parts(version=explicit(tlv(NULL)))),
    case("empty version", Parts(version=explicit())),
    case("unique ids", Parts(unique_ids=tlv(0x81, b"\0\x01") + tlv(0x82, b"\0\x02"))),
    case("version 1 with unique ids", Parts(version=b"", unique_ids=tlv(0x81, b"\0\x01"))),
    case(
        "version 1 without extensions",
        Parts(version=b"", extensions={}),
        birth_date=None,
        email=None,
        policy=None,
    ),
    case("version 3 without extensions", Parts(extensions={}), birth_date=None, email=None, policy=None),
]

ALGORITHMS = [
    case("parameters missing", Parts(algorithm=tlv(SEQUENCE, oid(der.SHA256_WITH_RSA)))),
    case("parameters that are no NULL", Parts(algorithm=tlv(SEQUENCE, oid(der.SHA256_WITH_RSA), integer(1)))),
    case("unknown algorithm", Parts(algorithm=UNKNOWN)),
    case("empty algorithm", Parts(algorithm=tlv(SEQUENCE))),
    case(
        "PSS with parameters of nonsense",
        Parts(algorithm=tlv(SEQUENCE, oid("1.2.840.113549.1.1.10"), integer(1))),
    ),
    case(
        "inner and outer differ",
        lambda: der.signed(tlv(SEQUENCE, *Parts(algorithm=UNKNOWN).fields), der.RSA_SHA256, der.issuer_key()),
    ),
    case("signature is wrong", lambda: Parts().der()[:-8] + bytes(8), chain_complete=False),
    case(
        "signature of a name that pyca refuses is wrong",
        lambda: (
            Parts(subject=der.named("MARIA EXEMPLO DA SILVA:52998224725\xe9".encode("latin-1"))).der()[:-8]
            + bytes(8)
        ),
        holder="MARIA EXEMPLO DA SILVA:52998224725é",
        chain_complete=False,
    ),
]

KEYS = [
    case("unknown key", key(UNKNOWN, b"\0\x01\x02\x03")),
    case("empty key", Parts(key=tlv(SEQUENCE))),
    case("key of no bits", key(tlv(SEQUENCE, RSA, tlv(NULL)), b"")),
    case(
        "key without NULL",
        lambda: key(
            tlv(SEQUENCE, RSA),
            b"\0" + tlv(SEQUENCE, integer(der.own_key().public_key().public_numbers().n), integer(65537)),
        ),
    ),
    case(
        "negative modulus",
        key(
            tlv(SEQUENCE, RSA, tlv(NULL)), b"\0" + tlv(SEQUENCE, tlv(INTEGER, b"\xff" * 128), integer(65537))
        ),
    ),
    case(
        "even exponent",
        key(
            tlv(SEQUENCE, RSA, tlv(NULL)),
            b"\0" + tlv(SEQUENCE, tlv(INTEGER, b"\0" + b"\xff" * 128), integer(2)),
        ),
    ),
    case(
        "curve by its parameters",
        key(tlv(SEQUENCE, oid("1.2.840.10045.2.1"), tlv(SEQUENCE, integer(1))), b"\0\x04" + bytes(64)),
    ),
]


@pytest.mark.parametrize(("value", "different"), SERIALS + VERSIONS)
def test_serial_number_and_version_decide_nothing(value: Made, different: dict[str, object]) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), ALGORITHMS + KEYS)
def test_an_unknown_algorithm_or_key_hides_nothing(value: Made, different: dict[str, object]) -> None:
    check(value, different)
