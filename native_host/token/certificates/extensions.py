"""What extensions say (RFC 5280, section 4.2), each by itself: a broken one hides no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from native_host.token.certificates import extension_list as kinds
from native_host.token.certificates.der import eight_bit, readable, text_within
from native_host.token.certificates.extension_list import behind, extension_values
from native_host.token.certificates.tlv import (
    BIT_STRING,
    BOOLEAN,
    CONTEXT,
    OCTET_STRING,
    OID,
    SEQUENCE,
    Element,
    MalformedError,
    children,
    dotted,
    element,
    encoded,
)

OTHER_NAME_ARC = "2.16.76.1.3"
"""ICP-Brasil's kinds of otherName (DOC-ICP-04): one more number follows."""

_NUMBER, _CLASS = 0x1F, 0xC0
_OTHER_NAME, _RFC822_NAME = 0, 1
_ASCII_NAMES, _IP_ADDRESS, _IP_ADDRESS_BYTES = (1, 2, 6), 7, (4, 16)
"""Numbers of GeneralName's choices (RFC 5280, section 4.2.1.6): rfc822Name, dNSName and URI are IA5String."""

_KEY_CERT_SIGN = 0x04
"""Bit 5 of KeyUsage, in its first byte."""

_ADDRESS = re.compile(rb"\x81[\x06-\x7f]([\x21-\x7e]{1,64}@[\x21-\x7e]{1,63})", re.ASCII)
"""An rfc822Name in a list that is broken: tag, length, address."""

T = TypeVar("T")


@dataclass(frozen=True)
class Extensions:
    """What is read of them.

    Attributes:
        other_names: texts of the otherName entries, by their kind.
        emails: rfc822Name entries.
        policies: kinds (dotted), in their order.
        ca: basicConstraints' flag; None: not there, or not to be read.
        signs_certificates: keyUsage's keyCertSign, the same way.
        subject_key_id: hint to the subject's key; empty: none.
        authority_key_id: hint to the issuer's.
        odd: not all could be read as it should be.
    """

    other_names: dict[str, list[str]]
    emails: list[str]
    policies: list[str]
    ca: bool | None
    signs_certificates: bool | None
    subject_key_id: bytes
    authority_key_id: bytes
    odd: bool


def extensions(behind_key: bytes) -> Extensions:
    """Read the extensions from what stands behind the key in a tbsCertificate."""
    values, right = extension_values(behind_key)
    names = _AlternativeNames()
    for value in values.get(kinds.ALTERNATIVE_NAME, ()):
        names.read(value)
    return Extensions(
        names.others,
        names.emails,
        [kind for value in values.get(kinds.POLICIES, ()) for kind in _policies(value)],
        _first(values.get(kinds.BASIC_CONSTRAINTS, ()), _ca),
        _first(values.get(kinds.KEY_USAGE, ()), _signs_certificates),
        _first(values.get(kinds.SUBJECT_KEY_ID, ()), _subject_key_id) or b"",
        _first(values.get(kinds.AUTHORITY_KEY_ID, ()), _authority_key_id) or b"",
        not (right and names.right),
    )


def _first(values: Iterable[bytes], read: Callable[[bytes], T | None]) -> T | None:
    return next((told for value in values if (told := read(value)) is not None), None)


def _opened(value: bytes) -> tuple[list[Element], bool] | None:
    """Return what is in the SEQUENCE that a value is, and whether it is whole; None: it is none.

    Some put it in one more OCTET STRING.
    """
    outer, right = children(value)
    if outer and outer[0].tag == OCTET_STRING:
        outer, right = children(outer[0].content)
    if not outer or outer[0].tag != SEQUENCE:
        return None
    inside, whole = children(outer[0].content)
    return inside, right and whole and len(outer) == 1


def _ca(value: bytes) -> bool | None:
    opened = _opened(value)
    if opened is None:
        return None
    parts, whole = opened
    if not parts:
        return False if whole else None
    return any(parts[0].content) if parts[0].tag == BOOLEAN else None


def _signs_certificates(value: bytes) -> bool | None:
    parts, whole = children(value)
    if not whole or not parts or parts[0].tag != BIT_STRING or not parts[0].content:
        return None
    return any(byte & _KEY_CERT_SIGN for byte in parts[0].content[1:2])


def _subject_key_id(value: bytes) -> bytes | None:
    parts, _ = children(value)
    return parts[0].content if parts and parts[0].tag == OCTET_STRING else None


def _authority_key_id(value: bytes) -> bytes | None:
    parts, _ = _opened(value) or ([], False)
    return next((part.content for part in parts if part.tag == CONTEXT), None)


def _policies(value: bytes) -> list[str]:
    """Return the kinds of policy; one without its own SEQUENCE counts too."""
    found = []
    for one in (_opened(value) or ([], False))[0]:
        parts = [one] if one.tag == OID else children(one.content)[0]
        if parts and parts[0].tag == OID:
            found.append(dotted(parts[0].content))
    return found


def _is_as_promised(entry: Element) -> bool:
    """Whether a GeneralName of ASCII holds only that, and an address has the length of one."""
    number = entry.tag & _NUMBER
    if number in _ASCII_NAMES:
        return entry.content.isascii()
    return number != _IP_ADDRESS or len(entry.content) in _IP_ADDRESS_BYTES


class _AlternativeNames:
    """The entries of subjectAltName that are read.

    Attributes:
        right: every entry could be told from the next, and is of a kind and form that there is.
    """

    def __init__(self) -> None:
        self.others: dict[str, list[str]] = {}
        self.emails: list[str] = []
        self.right = True

    def read(self, value: bytes) -> None:
        """Add the entries of an extension's value."""
        listed, whole = _opened(value) or ([], False)
        for entry in listed:
            if entry.tag & _CLASS != CONTEXT:
                self.right = False
                continue
            self.right = self.right and _is_as_promised(entry)
            if entry.tag & _NUMBER == _OTHER_NAME:
                self._other(entry)
            elif entry.tag & _NUMBER == _RFC822_NAME:
                self._email(text_within(entry) if entry.constructed else eight_bit(entry.content))
        if not whole:
            self.right = False
            self._search(value)

    def _other(self, entry: Element) -> None:
        parts, _ = children(entry.content)
        if parts and parts[0].tag == SEQUENCE:  # with a SEQUENCE of its own: [0] EXPLICIT
            parts, _ = children(parts[0].content)
        if len(parts) > 1 and parts[0].tag == OID:
            self._add(dotted(parts[0].content), parts[1])

    def _add(self, kind: str, value: Element) -> None:
        text = text_within(value)
        if kind and text is not None:
            self.others.setdefault(kind, []).append(text)

    def _email(self, text: str | None) -> None:
        if text and (address := readable(text)):
            self.emails.append(address)

    def _search(self, value: bytes) -> None:
        """Look for entries by what they begin with."""
        arc = encoded(OTHER_NAME_ARC)
        for content, at in behind(value, arc, len(arc) + 1):
            try:
                found = element(value, at, cut=True)
            except MalformedError:
                continue
            if dotted(content) not in self.others:
                self._add(dotted(content), found)
        if not self.emails:
            for match in _ADDRESS.finditer(value):
                size = match[0][1]
                self._email(match[1][:size].decode("ascii"))
