"""The elements that DER is made of (X.690), read as BER allows, one by one: a broken one ends its own list.

Work is bounded by the number of bytes: lists are cut at `CHILDREN_MAX`, nesting at `DEPTH_MAX`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OID, SEQUENCE, SET = 0x01, 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
"""Universal tags with their form (X.690, section 8.1.2)."""

CONSTRUCTED, CONTEXT = 0x20, 0x80
"""Bits of a tag: it holds elements; what it means depends on where it stands."""

CHILDREN_MAX = 128
"""Elements read of one list. Certificates of persons and companies have at most twenty in any."""

DEPTH_MAX = 16
"""Indefinite lengths inside each other; each is looked through for its end."""

OID_MAX_BYTES = 64
"""Longest object identifier; those in use have 3 to 12 bytes."""

_BITS_OF_A_BYTE = 8
_LOW_TAG, _LONG_LENGTH = 0x1F, 0x80


class MalformedError(ValueError):
    """Bytes that are no element."""


class Element(NamedTuple):
    """An element.

    Attributes:
        tag: its first byte.
        content: without tag, length and end mark.
        raw: all of it.
        der: its length is definite and as short as can be, as DER wants.
    """

    tag: int
    content: bytes
    raw: bytes
    der: bool

    @property
    def constructed(self) -> bool:
        """Whether it holds elements."""
        return bool(self.tag & CONSTRUCTED)


def element(data: bytes, start: int = 0, cut: bool = False) -> Element:
    """Return the element at `start`; what follows it does not count.

    Args:
        data: where it stands.
        start: where in it.
        cut: take one that says it is longer than `data` for one that ends there.

    Raises:
        MalformedError: there is none.
    """
    content, end, after, der = _bounds(data, start, cut, DEPTH_MAX)
    return Element(data[start], data[content:end], data[start:after], der)


def children(content: bytes) -> tuple[list[Element], bool]:
    """Return the elements that `content` is made of, and whether they are all of it and each is whole."""
    found: list[Element] = []
    at = 0
    while at < len(content):
        if len(found) == CHILDREN_MAX:
            return found, False
        try:
            found.append(element(content, at))
        except MalformedError:
            with suppress(MalformedError):
                found.append(element(content, at, cut=True))
            return found, False
        at += len(found[-1].raw)
    return found, True


def is_sound(found: Element, depth: int = DEPTH_MAX) -> bool:
    """Whether an element, and each one in it, is as DER wants (X.690, sections 8, 10 and 11)."""
    if found.tag == BOOLEAN:
        return found.der and found.content in (b"\0", b"\xff")
    if found.tag == BIT_STRING:
        return found.der and bool(found.content) and found.content[0] < _BITS_OF_A_BYTE
    if not found.constructed:
        return found.der
    inside, whole = children(found.content)
    return found.der and whole and depth > 0 and all(is_sound(one, depth - 1) for one in inside)


@lru_cache(maxsize=512)
def dotted(content: bytes) -> str:
    """Return an object identifier with dots, or nothing if its content is none."""
    if not content or len(content) > OID_MAX_BYTES or content[-1] & 0x80:
        return ""
    numbers, number = [], 0
    for byte in content:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    top = min(numbers[0] // 40, 2)
    return ".".join(map(str, (top, numbers[0] - 40 * top, *numbers[1:])))


def encoded(oid: str) -> bytes:
    """Return the content of an object identifier whose numbers are below 16384."""
    top, second, *rest = map(int, oid.split("."))
    numbers = (40 * top + second, *rest)
    return b"".join(
        bytes([0x80 | number >> 7, number & 0x7F] if number > 0x7F else [number]) for number in numbers
    )


def _bounds(data: bytes, start: int, cut: bool, depth: int) -> tuple[int, int, int, bool]:
    """Return where the content begins and ends, where the element ends, and whether its length is DER's."""
    if len(data) < start + 2 or data[start] & _LOW_TAG == _LOW_TAG:
        # No certificate has tags of more than one byte.
        raise MalformedError
    length, at, der = data[start + 1], start + 2, True
    if length == _LONG_LENGTH:
        return _indefinite(data, start, depth)
    if length & _LONG_LENGTH:
        at += length & 0x7F
        der = data[start + 2 : start + 3] != b"\0"
        length = int.from_bytes(data[start + 2 : at], "big")
        der = der and length >= 0x80
    end = at + length
    if end > len(data):
        if not cut or at > len(data):
            raise MalformedError
        end = len(data)
    return at, end, end, der


def _indefinite(data: bytes, start: int, depth: int) -> tuple[int, int, int, bool]:
    if not data[start] & CONSTRUCTED or not depth:
        raise MalformedError
    at = start + 2
    for _ in range(CHILDREN_MAX):
        if data[at : at + 2] == b"\0\0":
            return start + 2, at, at + 2, False
        at = _bounds(data, at, False, depth - 1)[2]
    raise MalformedError
