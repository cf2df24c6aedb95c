"""Whether an odd certificate is an authority's, and whether an odd one issued another."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from native_host.protocol.messages import State
from native_host.token.certificates.model import AUTHORITY
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import TokenObject
from tests.support import certificates as made
from tests.support import der
from tests.support.der import (
    BASIC_CONSTRAINTS,
    BOOLEAN,
    KEY_USAGE,
    SEQUENCE,
    Parts,
    authority,
    extension,
    named,
    tlv,
)
from tests.support.odd_certificates import KEY, medium
from tests.support.snapshots import certificate

CA = {BASIC_CONSTRAINTS: der.basic_constraints(ca=True)}
BROKEN = {BASIC_CONSTRAINTS: extension(BASIC_CONSTRAINTS, b"\x30\x7f")}
USAGE = {KEY_USAGE: der.FOR_CERTIFICATES}
FIRST_LEVEL = named("AC Secretaria da Receita Federal do Brasil v4")
EXAMPLE = named("Exemplo Confiança CA")


def constraints(value: bytes) -> dict[str, bytes]:
    return {BASIC_CONSTRAINTS: extension(BASIC_CONSTRAINTS, value, der.CRITICAL)}


AUTHORITIES = {
    "broken constraints, key usage for certificates": Parts(
        issuer=FIRST_LEVEL, subject=EXAMPLE, extensions={**BROKEN, **USAGE}
    ),
    "no constraints, key usage for certificates": Parts(
        issuer=FIRST_LEVEL, subject=EXAMPLE, extensions=USAGE
    ),
    "broken constraints, self-signed": Parts(issuer=EXAMPLE, subject=EXAMPLE, extensions=BROKEN),
    "broken constraints, an authority's name": Parts(issuer=EXAMPLE, subject=FIRST_LEVEL, extensions=BROKEN),
    "broken constraints, an authority's name in full": Parts(
        issuer=EXAMPLE, subject=named("Autoridade Certificadora Raiz Brasileira v5"), extensions=BROKEN
    ),
    "version 1, self-signed": Parts(version=b"", issuer=EXAMPLE, subject=EXAMPLE, extensions={}),
    "broken constraints and key usage": Parts(
        issuer=EXAMPLE, subject=EXAMPLE, extensions={**BROKEN, KEY_USAGE: extension(KEY_USAGE, b"\x03")}
    ),
    "flag of 0x01": Parts(subject=EXAMPLE, extensions=constraints(tlv(SEQUENCE, tlv(BOOLEAN, b"\x01")))),
    "flag of two bytes": Parts(
        subject=EXAMPLE, extensions=constraints(tlv(SEQUENCE, tlv(BOOLEAN, b"\0\xff")))
    ),
    "constraints wrapped twice": Parts(
        subject=EXAMPLE, extensions=constraints(tlv(der.OCTETS, tlv(SEQUENCE, tlv(BOOLEAN, b"\xff"))))
    ),
    "path length negative": Parts(
        subject=EXAMPLE, extensions=constraints(tlv(SEQUENCE, tlv(BOOLEAN, b"\xff"), der.integer(-1)))
    ),
    "another extension odd": Parts(
        subject=EXAMPLE, extensions={"": extension("2.5.29.31", b"\x30\x7f"), **CA}
    ),
    "another extension breaks the list": Parts(subject=EXAMPLE, extensions={"": b"\x30\x82\x7f\xff", **CA}),
    "the same extension twice": Parts(subject=EXAMPLE, extensions={**CA, "": der.basic_constraints(ca=True)}),
    "name in Latin-1": Parts(subject=named("AC CARTÓRIO".encode("latin-1")), extensions=CA),
    "name that cannot be read": Parts(subject=tlv(SEQUENCE, b"\xff\xff"), extensions=CA),
    "dates that cannot be read": Parts(subject=EXAMPLE, validity=tlv(SEQUENCE), extensions=CA),
    "negative serial number": Parts(serial=tlv(der.INTEGER, b"\xff"), subject=EXAMPLE, extensions=CA),
}

HOLDERS = {
    "broken constraints, key usage for signing": Parts(extensions={**Parts().extensions, **BROKEN}),
    "broken constraints, a person's data": Parts(extensions={**Parts().extensions, **BROKEN, KEY_USAGE: b""}),
    "no constraints, a company called AC": Parts(
        subject=named("AC COMERCIO LTDA:11222333000181"), extensions={}
    ),
    "self-signed by a person": Parts(issuer=der.SUBJECT, extensions={}),
}


@pytest.mark.parametrize("parts", AUTHORITIES.values(), ids=AUTHORITIES)
def test_a_token_with_an_odd_authority_only_holds_a_chain_only(parts: Parts) -> None:
    found = medium(certificate(parts.der()))
    assert (found.state, [one.kind for one in found.certificates]) == (State.CHAIN_ONLY, [AUTHORITY])


@pytest.mark.parametrize("parts", HOLDERS.values(), ids=HOLDERS)
def test_a_holders_odd_certificate_is_no_authoritys(parts: Parts) -> None:
    found = medium(certificate(parts.der()))
    assert found.state is State.CERTIFICATE_WITHOUT_KEY
    assert AUTHORITY not in [one.kind for one in found.certificates]


@pytest.mark.parametrize("parts", AUTHORITIES.values(), ids=AUTHORITIES)
def test_its_key_on_the_token_makes_it_the_owners_and_one_with_its_id_does_not(parts: Parts) -> None:
    by_id = medium(certificate(parts.der()), KEY)
    assert (by_id.state, [one.kind for one in by_id.certificates]) == (
        State.KEY_WITHOUT_CERTIFICATE,
        [AUTHORITY],
    )
    found = medium(certificate(parts.der()), public_key(modulus(der.own_key())))
    assert AUTHORITY not in [one.kind for one in found.certificates]


def chain_complete(leaf: Parts, *issuers: bytes) -> bool:
    objects = [certificate(value, f"0{number}") for number, value in enumerate(issuers, 2)]
    found = medium(certificate(leaf.der()), KEY, *objects)
    (holder,) = (one for one in found.certificates if one.kind != AUTHORITY)
    return holder.chain_complete


@pytest.mark.parametrize(
    ("above", "named_by_leaf"),
    [
        (der.ISSUER, named("AC SAFEWEB RFB v5", 0x13)),
        (der.ISSUER, named("AC  Safeweb RFB V5")),
        (named("AC CARTÓRIO".encode("latin-1")), named("AC CARTÓRIO")),
        (named("AC CARTÓRIO", made.BMP_STRING), named("AC CARTÓRIO")),
        (tlv(SEQUENCE, b"\xff\xff"), tlv(SEQUENCE, b"\xff\xff")),
    ],
    ids=["another tag", "case and blanks", "Latin-1", "BMPString", "unreadable, the same bytes"],
)
def test_an_issuer_is_found_by_its_name_however_it_is_written(above: bytes, named_by_leaf: bytes) -> None:
    assert chain_complete(Parts(issuer=named_by_leaf), authority(above).der())


def test_an_issuer_with_odd_parts_is_still_the_issuer() -> None:
    odd = authority(serial=tlv(der.INTEGER, b"\xff"), version=b"", validity=tlv(SEQUENCE)).der() + b"\xff"
    assert chain_complete(Parts(), odd)


def test_names_that_cannot_be_read_and_differ_make_no_chain() -> None:
    assert not chain_complete(Parts(issuer=tlv(SEQUENCE, b"\xff")), authority(tlv(SEQUENCE, b"\xfe")).der())


def test_an_issuer_with_another_key_is_none_even_where_the_name_is_odd() -> None:
    odd = named("AC CARTÓRIO".encode("latin-1"))
    impostor = authority(odd, key=der.public(der.own_key()), signer=der.own_key()).der()
    assert not chain_complete(Parts(issuer=odd), impostor)


def test_the_issuer_that_the_key_id_names_is_tried_first() -> None:
    hint = extension(der.AUTHORITY_KEY, tlv(SEQUENCE, tlv(0x80, b"\x42" * 20)))
    leaf = Parts(extensions={**Parts().extensions, "": hint})
    named_so = {**CA, "": extension(der.SUBJECT_KEY, tlv(der.OCTETS, b"\x42" * 20))}
    impostors = [authority(key=der.public(der.own_key()), signer=der.own_key()).der() for _ in range(9)]
    assert chain_complete(leaf, *impostors, authority(extensions=named_so).der())


def public_key(numbers: str) -> TokenObject:
    """Return a public key on the token whose id no certificate has."""
    return TokenObject(OBJECT_PUBLIC_KEY, "77", key=numbers)


def modulus(key: rsa.RSAPrivateKey) -> str:
    return f"rsa:{key.public_key().public_numbers().n:x}"


def test_a_key_with_another_id_is_known_by_itself() -> None:
    found = medium(certificate(Parts().der()), public_key(modulus(der.own_key())))
    assert found.state is State.OPERATIONAL


def test_an_authoritys_certificate_with_its_key_under_another_id_is_the_owners() -> None:
    found = medium(certificate(authority().der()), public_key(modulus(der.issuer_key())))
    assert found.state is State.OPERATIONAL


def test_a_key_of_other_numbers_and_another_id_is_another_one() -> None:
    found = medium(certificate(Parts().der()), public_key(modulus(der.issuer_key())))
    assert found.state is State.CERTIFICATE_WITHOUT_KEY


POINT = b"\x04" + bytes(range(1, 65))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        (POINT, True),
        (bytes([2 + POINT[-1] % 2]) + POINT[1:33], True),
        (b"\x04" + bytes(range(2, 66)), False),
        (b"\x00" + POINT, False),
    ],
    ids=["uncompressed", "compressed", "another point", "no point"],
)
def test_a_curves_key_is_known_by_its_point(written: bytes, same: bool) -> None:
    algorithm = tlv(SEQUENCE, der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.3.1.7"))
    leaf = Parts(key=tlv(SEQUENCE, algorithm, tlv(der.BITS, b"\0" + written)))
    state = medium(certificate(leaf.der()), public_key(f"ec:{POINT.hex()}")).state
    assert state is (State.OPERATIONAL if same else State.CERTIFICATE_WITHOUT_KEY)
