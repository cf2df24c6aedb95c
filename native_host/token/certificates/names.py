"""Distinguished names (X.501), each attribute by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from native_host.token.certificates.der import is_as_promised, readable, text_of
from native_host.token.certificates.tlv import OID, SET, Element, children, dotted

COMMON_NAME, SERIAL_NUMBER, ORGANIZATION_IDENTIFIER = "2.5.4.3", "2.5.4.5", "2.5.4.97"
EMAIL_ADDRESS = "1.2.840.113549.1.9.1"

_LETTERS = {
    COMMON_NAME: "CN",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
}
"""What is written before an attribute (RFC 4514); before others it is their number."""

ATTRIBUTES_MAX = 64
"""Attributes read of a name; in use are three to twelve."""


@dataclass(frozen=True)
class Name:
    """A name.

    Attributes:
        der: its bytes.
        attributes: kind (dotted) and text of each that could be read, in their order.
        odd: something in it is not as its tag promises, or could not be read.
    """

    der: bytes
    attributes: tuple[tuple[str, str], ...]
    odd: bool

    @property
    def common(self) -> str:
        """The common name; the last, if there are several."""
        return next(iter(reversed(self.every(COMMON_NAME))), "")

    @cached_property
    def text(self) -> str:
        """The whole name, the narrowest attribute first."""
        parts = (f"{_LETTERS.get(kind, kind)}={value}" for kind, value in reversed(self.attributes) if value)
        return readable(",".join(parts))

    def every(self, kind: str) -> list[str]:
        """Return the texts of an attribute."""
        return [value for found, value in self.attributes if found == kind]

    def is_same(self, other: Name) -> bool:
        """Whether both name the same: by their bytes, or but for encoding, case and blanks (RFC 5280)."""
        return self.der == other.der or (bool(self._compared) and self._compared == other._compared)

    @cached_property
    def _compared(self) -> tuple[tuple[str, str], ...]:
        return tuple((kind, value.casefold()) for kind, value in self.attributes)


def name(found: Element) -> Name:
    """Read a name, whatever is wrong in it."""
    attributes: list[tuple[str, str]] = []
    relative, right = children(found.content)
    for one in relative:
        # A set of attributes; some have an attribute without a set.
        listed, whole = children(one.content) if one.tag == SET else ([one], False)
        right = right and whole and bool(listed)
        for attribute in listed:
            if len(attributes) == ATTRIBUTES_MAX:
                return Name(found.raw, tuple(attributes), odd=True)
            right = _read(attribute, attributes) and right
    return Name(found.raw, tuple(attributes), not right)


def _read(attribute: Element, into: list[tuple[str, str]]) -> bool:
    """Read an attribute; return whether it is as it should be."""
    parts, whole = children(attribute.content)
    if len(parts) < 2 or parts[0].tag != OID:
        return False
    kind, text = dotted(parts[0].content), text_of(parts[1])
    if not kind or text is None:
        return False
    into.append((kind, readable(text)))
    return whole and len(parts) == 2 and is_as_promised(parts[1])
