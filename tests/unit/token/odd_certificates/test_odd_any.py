"""Any change of a certificate's bytes: nothing raises, nothing is invented, the work stays bounded."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.protocol.messages import Certificate, State
from native_host.registers import is_cnpj, is_cpf
from native_host.token.certificates import tlv
from native_host.token.certificates.certificate import parsed
from native_host.token.certificates.parser import holding_of
from tests.support import certificates as made
from tests.support import der
from tests.support.der import ALTERNATIVE_NAME, BASIC_CONSTRAINTS, KEY_USAGE, POLICIES, Parts
from tests.support.odd_certificates import KEY, USUAL, medium
from tests.support.snapshots import WORKING, certificate, slot

QUICK = settings(max_examples=150, deadline=None, derandomize=True, database=None)
"""Derandomised: the same examples every time, as a check that fails now and then helps nobody."""

ELEMENTS_MAX = 20_000
"""Elements read of a certificate of 64 KB, whatever it is made of; a usual one has some 150."""


@cache
def usual() -> bytes:
    return Parts().der()


def changed(data: st.DataObject, value: bytes, start: int, end: int) -> bytes:
    """Return `value` with some bytes between `start` and `end` changed."""
    found = bytearray(value)
    for _ in range(data.draw(st.integers(1, 6))):
        found[data.draw(st.integers(start, end - 1))] = data.draw(st.integers(0, 255))
    return bytes(found)


def read(value: bytes) -> list[Certificate]:
    return holding_of(slot(WORKING, certificate(value), KEY), made.NOW).certificates


@QUICK
@given(st.data())
def test_changed_bytes_raise_nothing_and_invent_nothing(data: st.DataObject) -> None:
    value = changed(data, usual(), 0, len(usual()))
    found = medium(certificate(value), KEY)
    assert found.state not in (State.BLANK, State.KEY_WITHOUT_CERTIFICATE)
    for one in found.certificates:
        assert one.cpf is None or is_cpf(one.cpf)
        assert one.cnpj is None or is_cnpj(one.cnpj)
    found.model_dump_json()


@QUICK
@given(st.data())
def test_bytes_put_in_or_taken_out_raise_nothing(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(usual())))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=40))
    found = medium(certificate(usual()[:at] + put + usual()[at + gone :]), KEY)
    assert found.state not in (State.BLANK, State.KEY_WITHOUT_CERTIFICATE)


OWN: dict[str, set[str]] = {
    "": set(),
    BASIC_CONSTRAINTS: set(),
    KEY_USAGE: set(),
    POLICIES: {"policy"},
    ALTERNATIVE_NAME: {"birth_date", "email", "cpf", "cnpj", "kind", "holder", "responsible"},
}
"""Fields that an extension says; the CPF of the common name may be contradicted by one in otherName."""


@settings(QUICK, max_examples=400)
@given(st.data())
def test_changes_in_one_extension_leave_all_that_the_others_say(data: st.DataObject) -> None:
    extensions = {"": der.extension(der.SUBJECT_KEY, der.tlv(der.OCTETS, bytes(20))), **Parts().extensions}
    order = data.draw(st.permutations(list(extensions)))
    value = Parts(extensions={kind: extensions[kind] for kind in order}).der()
    kind = data.draw(st.sampled_from(order))
    start = value.index(extensions[kind])
    (found,) = read(changed(data, value, start, start + len(extensions[kind])))
    told = found.model_dump()
    kept = USUAL.keys() - OWN[kind] - {"chain_complete"}
    assert {field: told[field] for field in kept} == {field: USUAL[field] for field in kept}


OF_PART: dict[str, set[str]] = {
    "serial": set(),
    "algorithm": set(),
    "key": set(),
    "issuer": {"issuer", "from_safeweb"},
    "validity": {"not_before", "not_after", "birth_date"},
    "subject": {"holder", "kind", "cpf", "cnpj", "responsible"},
}
"""Fields that a part says; a birth date must be before the certificate's begin."""


@settings(QUICK, max_examples=400)
@given(st.data())
def test_changes_inside_one_part_leave_all_that_the_others_say(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(list(OF_PART)))
    usual_part = der.public(der.own_key()) if part == "key" else getattr(Parts(), part)
    inside = der.content(usual_part)
    other = changed(data, inside, 0, len(inside))
    (found,) = read(Parts().but(**{part: der.tlv(usual_part[0], other)}).der())
    told = found.model_dump()
    kept = USUAL.keys() - OF_PART[part] - {"chain_complete"}
    assert {field: told[field] for field in kept} == {field: USUAL[field] for field in kept}


def nested(tag: int, depth: int, inside: bytes = b"") -> bytes:
    for _ in range(depth):
        inside = der.indefinite(tag, inside)
    return inside


LARGE = 60_000
HOSTILE = {
    "many names": Parts(subject=der.name(*[der.attribute(der.COMMON_NAME, "A")] * 4000)),
    "one name of many attributes": Parts(
        subject=der.name(der.tlv(der.SET, *[der.tlv(0x30, der.oid("2.5.4.3"), b"\x0c\x01A")] * 5000))
    ),
    "many empty sets": Parts(subject=der.name(der.tlv(der.SET) * (LARGE // 2))),
    "many extensions": Parts(extensions={str(number): der.FOR_SIGNING for number in range(4000)}),
    "many kinds in a broken list": Parts(extensions={"": b"\x04\x7f" + der.oid(ALTERNATIVE_NAME) * 10_000}),
    "many other names": Parts().but_extension(ALTERNATIVE_NAME=der.alternative_name(*[der.PERSONAL] * 900)),
    "many other names in a broken list": Parts().but_extension(
        ALTERNATIVE_NAME=der.alternative_name(b"\xa0\x83\xff\xff\xff" + der.oid("2.16.76.1.3.1") * 5000)
    ),
    "a string in many elements": Parts().but_extension(
        ALTERNATIVE_NAME=der.alternative_name(
            der.other_name("2.16.76.1.3.1", nested(0xA0, 14, der.tlv(0x30) * 100))
        )
    ),
    "indefinite lengths in each other": Parts(subject=nested(0x30, 5000)),
    "indefinite lengths beside each other": Parts(subject=der.indefinite(0x30, *[nested(0x30, 12)] * 100)),
    "a kind of many bytes": Parts(
        subject=der.name(der.tlv(der.SET, der.tlv(0x30, der.tlv(der.OID, b"\xff" * LARGE), b"\x0c\x01A")))
    ),
    "a length of many bytes": Parts(subject=der.name(b"\x31\xfe" + b"\xff" * 126)),
    "a serial number of many bytes": Parts(serial=der.tlv(der.INTEGER, b"\x7f" * LARGE)),
    "a date of many digits": Parts(
        validity=der.tlv(0x30, der.tlv(0x17, b"9" * 30_000), der.tlv(0x18, b"1" * 30_000))
    ),
    "a modulus of many bytes": Parts(
        key=der.tlv(
            0x30,
            der.tlv(0x30, der.oid("1.2.840.113549.1.1.1")),
            der.tlv(der.BITS, b"\0" + der.tlv(0x30, der.tlv(der.INTEGER, b"\x7f" * LARGE), der.integer(3))),
        )
    ),
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_the_work_for_one_certificate_is_bounded(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = itertools.count()
    bounds = tlv._bounds

    def counting(data: bytes, start: int, cut: bool, depth: int) -> tuple[int, int, int, bool]:
        next(counted)
        return bounds(data, start, cut, depth)

    value = parts.der()
    monkeypatch.setattr(tlv, "_bounds", counting)
    parsed(value)
    assert next(counted) < ELEMENTS_MAX
    assert len(read(value)) <= 1


def test_nothing_is_written_on_standard_error(
    capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    for parts in (Parts(serial=b"\x02\x01\xff"), Parts(subject=der.named("A" * 200)), *HOSTILE.values()):
        medium(certificate(parts.der()), KEY, certificate(parts.der(), "02"))
    assert capfd.readouterr().err == ""
    assert not recwarn.list
