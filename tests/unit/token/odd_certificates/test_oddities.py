"""What is odd in a certificate has a code, and is said where it may explain trouble elsewhere."""

from __future__ import annotations

import pytest

from native_host.token.certificates.model import Oddity
from native_host.token.certificates.parser import holding_of
from tests.support import certificates as made
from tests.support import der
from tests.support.der import Parts, authority, tlv
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


def test_what_the_driver_put_behind_a_certificate_is_not_said() -> None:
    assert said(ODD[Oddity.PADDING]) == []
