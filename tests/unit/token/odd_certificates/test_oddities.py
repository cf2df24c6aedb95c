"""What is odd in a certificate has a code, and is said where it may explain trouble elsewhere."""

from __future__ import annotations

import pytest

from native_host.token.certificates.model import Oddity
from native_host.token.certificates.parser import holding_of
from tests.support import certificates as made
from tests.support import der
from tests.support.der import ALTERNATIVE_NAME, BASIC_CONSTRAINTS, KEY_USAGE, Parts, authority, extension, tlv
from tests.support.odd_certificates import KEY, medium
from tests.support.snapshots import WORKING, certificate, slot

UNTIL_NOON = tlv(der.SEQUENCE, tlv(der.UTC_TIME, b"250101000000Z"), tlv(der.UTC_TIME, b"4801011200Z"))
ODD = {
    Oddity.PADDING: Parts().der() + b"\0",
    Oddity.ENCODING: Parts(validity=der.long_tlv(der.SEQUENCE, der.content(der.VALIDITY), 2)).der(),
    Oddity.VERSION: Parts(version=b"").der(),
    Oddity.SERIAL: Parts(serial=tlv(der.INTEGER, b"\xff")).der(),
    Oddity.NAME: Parts(subject=der.named("LIMA & FILHOS", made.PRINTABLE_STRING)).der(),
    Oddity.PERIOD: Parts(validity=UNTIL_NOON).der(),
    Oddity.EXTENSION: Parts().but_extension(KEY_USAGE=b"\x30\x7f").der(),
}
WORDS = {
    Oddity.ENCODING: "codificação",
    Oddity.VERSION: "versão",
    Oddity.SERIAL: "número de série",
    Oddity.NAME: "nome",
    Oddity.PERIOD: "validade",
    Oddity.EXTENSION: "extensões",
}


def oddities(*values: bytes) -> set[Oddity]:
    return set(holding_of(slot(WORKING, *map(certificate, values)), made.NOW).oddities)


def said(*values: bytes) -> list[str]:
    found = medium(*(certificate(value) for value in values), KEY)
    return [line for line in found.evidence if "fora do padrão" in line]


def test_a_usual_certificate_and_its_issuer_have_nothing_odd() -> None:
    usual = made.holder(made.Order(), made.authority("AC SAFEWEB RFB v5"), made.key())
    assert oddities(Parts().der(), authority().der(), made.der(usual)) == set()
    assert said(Parts().der(), authority().der()) == []


@pytest.mark.parametrize("oddity", Oddity)
def test_each_oddity_is_noted_by_itself(oddity: Oddity) -> None:
    assert oddities(ODD[oddity]) == {oddity}


@pytest.mark.parametrize("oddity", WORDS)
def test_what_a_site_may_refuse_is_said(oddity: Oddity) -> None:
    (line,) = said(ODD[oddity])
    assert f"({WORDS[oddity]})" in line


def test_several_are_said_in_one_line() -> None:
    (line,) = said(ODD[Oddity.NAME], ODD[Oddity.SERIAL])
    assert "(número de série, nome)" in line


def test_what_the_driver_put_behind_a_certificate_is_told_as_the_drivers() -> None:
    assert said(ODD[Oddity.PADDING]) == []
    found = medium(certificate(ODD[Oddity.PADDING]), KEY)
    assert sum("bytes a mais" in line for line in found.evidence) == 1


SAN, KEY_ID = ALTERNATIVE_NAME, der.AUTHORITY_KEY
ROTTEN = {
    "key usage cut": (KEY_USAGE, b"\x03\x09\x05"),
    "key usage without bytes": (KEY_USAGE, b"\x03\x00"),
    "TRUE that is not FF": (BASIC_CONSTRAINTS, b"\x30\x03\x01\x01\x01"),
    "issuer's key cut": (KEY_ID, b"\x30\x10\x80"),
    "no value": ("2.5.29.37", b""),
    "no element": ("1.3.6.1.4.1.99999.7", b"\xde\xad\xbe\xef"),
    "address of five bytes": (SAN, b"\x30\x07\x87\x05\1\2\3\4\5"),
    "name that is none": (SAN, b"\x30\x07\xa4\x05\x31\x7f\0\0\0"),
    "accent in an address": (SAN, b"\x30\x05\x81\x03a\xe1b"),
}


@pytest.mark.parametrize(("kind", "value"), ROTTEN.values(), ids=ROTTEN)
def test_each_kind_of_rotten_extension_is_noted_and_takes_no_other_field(kind: str, value: bytes) -> None:
    rotten = Parts(extensions={**Parts().extensions, "odd": extension(kind, value)})
    assert Oddity.EXTENSION in oddities(rotten.der())
    found = medium(certificate(rotten.der()), KEY).certificates[0]
    assert (found.cpf, found.policy) == (made.CPF, "A3")


def test_a_certificate_that_is_older_than_its_holder_keeps_the_birth_date_and_is_noted() -> None:
    since_1970 = tlv(der.SEQUENCE, tlv(der.UTC_TIME, b"700101000000Z"), tlv(der.UTC_TIME, b"4801010000Z"))
    old = Parts(validity=since_1970).der()
    assert Oddity.PERIOD in oddities(old)
    assert medium(certificate(old), KEY).certificates[0].birth_date == "1979-08-15"
