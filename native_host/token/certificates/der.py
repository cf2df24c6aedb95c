"""The little DER that ICP-Brasil's otherName values need: one string in any of the encodings in use."""

from __future__ import annotations

TEXT_MAX_CHARS = 128
"""Longest text taken from a certificate; X.520 allows 64 for names, companies' full names are longer."""

_UTF8, _NUMERIC, _PRINTABLE, _TELETEX, _IA5, _VISIBLE, _UNIVERSAL, _BMP, _OCTETS = (
    0x0C,
    0x12,
    0x13,
    0x14,
    0x16,
    0x1A,
    0x1C,
    0x1E,
    0x04,
)
_EIGHT_BIT = {_UTF8, _NUMERIC, _PRINTABLE, _TELETEX, _IA5, _VISIBLE, _OCTETS}
"""Universal tags (X.690, 8.1.2). The rule says OCTET STRING or PrintableString; UTF8String is in use too."""


def string_of(der: bytes) -> str | None:
    """Return the text of a DER string, or None if `der` is not exactly one complete string.

    Eight-bit strings are read as UTF-8 where they are, else as Latin-1, whatever their tag promises.
    """
    if len(der) < 2:
        return None
    tag, length, start = der[0], der[1], 2
    if length & 0x80:
        size = length & 0x7F
        start += size
        if not 0 < size <= 4 or len(der) < start:
            return None
        length = int.from_bytes(der[2:start], "big")
    content = der[start:]
    if len(content) != length:
        return None
    if tag == _BMP:
        return content.decode("utf-16-be", "replace")
    if tag == _UNIVERSAL:
        return content.decode("utf-32-be", "replace")
    if tag not in _EIGHT_BIT:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def readable(text: str) -> str:
    """Return `text` on one line, without padding and control characters, not longer than `TEXT_MAX_CHARS`."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:TEXT_MAX_CHARS]
