"""One certificate (RFC 5280, section 4.1), each part read by itself: an odd one takes nothing from another.

There is one reader for all certificates, as two would have to agree: cryptography's refuses a certificate for
one character. It is asked about signatures only (`signatures`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from native_host.token.certificates.dates import Period, period
from native_host.token.certificates.extensions import Extensions, extensions
from native_host.token.certificates.model import Oddity
from native_host.token.certificates.names import Name, name
from native_host.token.certificates.public_keys import public_key
from native_host.token.certificates.tlv import (
    BIT_STRING,
    CONSTRUCTED,
    CONTEXT,
    INTEGER,
    SEQUENCE,
    Element,
    MalformedError,
    children,
    element,
)

_VERSION = CONTEXT | CONSTRUCTED
_VERSION_3 = b"\x02\x01\x02"
"""The version that has extensions."""

_FIELDS = 6
"""Serial number, algorithm, issuer, validity, subject, key. A version may stand before, extensions after."""

SERIAL_MAX_BYTES = 20
"""Longest serial number (RFC 5280, section 4.1.2.2)."""


@dataclass(frozen=True)
class ParsedCertificate:
    """What is read of a certificate.

    Attributes:
        key: its public key, as `public_keys.comparable` writes it; empty: of a kind not known here.
        key_info: its SubjectPublicKeyInfo.
        signed: what the signature is over, tbsCertificate.
        algorithm: content of the signature's AlgorithmIdentifier.
        signature: the signature; empty if there is none.
        oddities: what is not as the rules want it, each once.
    """

    issuer: Name
    subject: Name
    period: Period
    key: str
    extensions: Extensions
    key_info: bytes
    signed: bytes
    algorithm: bytes
    signature: bytes
    oddities: frozenset[Oddity] = frozenset()

    @property
    def self_issued(self) -> bool:
        """Whether it names itself as its issuer."""
        return self.issuer.is_same(self.subject)


def parsed(value: bytes) -> ParsedCertificate | None:
    """Read a certificate; None: `value` does not begin with one. What follows it does not count."""
    try:
        outer = element(value)
    except MalformedError:
        return None
    parts, whole = children(outer.content)
    if outer.tag != SEQUENCE or not parts or parts[0].tag != SEQUENCE:
        return None
    fields, fields_whole = children(parts[0].content)
    first = 1 if fields and fields[0].tag == _VERSION else 0
    if sum(field.tag == SEQUENCE for field in fields[first + 1 : first + _FIELDS]) < _FIELDS - 1:
        return None
    serial, _, issuer, validity, subject, key_info = fields[first : first + _FIELDS]
    behind_key = b"".join(field.raw for field in fields[first + _FIELDS :])
    read = ParsedCertificate(
        issuer=name(issuer),
        subject=name(subject),
        period=period(validity.content),
        key=public_key(key_info.content),
        extensions=extensions(behind_key),
        key_info=key_info.raw,
        signed=parts[0].raw,
        algorithm=parts[1].content if len(parts) > 1 else b"",
        signature=parts[2].content[1:] if len(parts) > 2 and parts[2].tag == BIT_STRING else b"",
    )
    odd = {
        Oddity.PADDING: len(outer.raw) < len(value),
        Oddity.ENCODING: not (whole and fields_whole and all(one.der for one in (outer, *parts, *fields))),
        Oddity.VERSION: bool(behind_key) and fields[0].content != _VERSION_3,
        Oddity.SERIAL: not _is_serial(serial),
        Oddity.NAME: read.issuer.odd or read.subject.odd,
        Oddity.PERIOD: read.period.odd,
        Oddity.EXTENSION: read.extensions.odd,
    }
    return replace(read, oddities=frozenset(oddity for oddity, there in odd.items() if there))


def _is_serial(found: Element) -> bool:
    """Whether it is a positive number of the length that is allowed, as short as can be."""
    content = found.content
    if found.tag != INTEGER or not 0 < len(content) <= SERIAL_MAX_BYTES:
        return False
    number = int.from_bytes(content, "big", signed=True)
    return number > 0 and len(content) == number.bit_length() // 8 + 1
