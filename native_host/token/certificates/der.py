"""The strings of DER, in any of the encodings in use and however they are wrapped."""

from __future__ import annotations

from native_host.token.certificates.tlv import CONSTRUCTED, CONTEXT, OCTET_STRING, Element, children

TEXT_MAX_CHARS = 128
"""Longest text taken from a certificate; X.520 allows 64 for names, companies' full names are longer."""

UTF8, NUMERIC, PRINTABLE, TELETEX, IA5, VISIBLE, GENERAL, UNIVERSAL, BMP = (
    0x0C,
    0x12,
    0x13,
    0x14,
    0x16,
    0x1A,
    0x1B,
    0x1C,
    0x1E,
)
_WIDE = {UNIVERSAL: "utf-32-be", BMP: "utf-16-be"}
_WIDE_BYTES = {UNIVERSAL: 4, BMP: 2}
_EIGHT_BIT = {OCTET_STRING, UTF8, NUMERIC, PRINTABLE, TELETEX, IA5, VISIBLE, GENERAL}
"""Universal tags (X.690, 8.1.2). ICP-Brasil's rule says OCTET STRING or PrintableString; all are in use."""

_IMPLICIT = CONTEXT
"""[0] IMPLICIT, which takes the place of a string's own tag."""

_PRINTABLE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?"
"""Characters of PrintableString (X.680, section 41.4)."""

WRAPPINGS_MAX = 6
"""Elements around a string that are looked through; in use are one to three."""


def text_of(found: Element) -> str | None:
    """Return the text of a string, whatever its tag promises, or None if it is none.

    A string in pieces (BER) is one.
    """
    tag, content = found.tag, found.content
    if found.constructed:
        tag &= ~CONSTRUCTED
        content = b"".join(piece.content for piece in children(content)[0])
    if tag in _WIDE:
        # In two or four bytes a character, Latin letters have zeros: without any, it is eight-bit text.
        if content.isascii() and 0 not in content:
            return content.decode("ascii")
        if tag == BMP and (text := _two_bytes(content)) is not None:
            return text
        size = _WIDE_BYTES[tag]
        return content[: len(content) // size * size].decode(_WIDE[tag], "replace")
    if tag not in _EIGHT_BIT:
        return None
    return eight_bit(content)


def text_within(found: Element, depth: int = WRAPPINGS_MAX) -> str | None:
    """Return the text of the first string in an element, or None without any.

    It may stand in elements of any kind, and in other strings: OCTET STRING in OCTET STRING is in use.
    """
    text = eight_bit(found.content) if found.tag == _IMPLICIT else text_of(found)
    if not depth or (text is not None and text.isprintable()):
        return text
    if text is None and not found.constructed:
        return None
    inside, whole = children(found.content)
    # A text that is not printable may be an element. One of digits may look so too ("05…" is a SET).
    if text is not None and not (whole and len(inside) == 1):
        return text
    return next((told for one in inside if (told := text_within(one, depth - 1)) is not None), text)


def _two_bytes(content: bytes) -> str | None:
    """Return Latin text of two bytes a character, the lower one first or last; None: it is none."""
    for encoding, first in (("utf-16-be", 0), ("utf-16-le", 1)):
        if content and len(content) % 2 == 0 and not any(content[first::2]) and any(content):
            return content.decode(encoding, "replace")
    return None


def eight_bit(content: bytes) -> str:
    """Return eight-bit text: UTF-8 where it is, else Latin-1; in a wrong tag, two bytes a character too."""
    if (text := _two_bytes(content)) is not None:
        return text
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def readable(text: str) -> str:
    """Return `text` on one line, without padding and control characters, not longer than `TEXT_MAX_CHARS`."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:TEXT_MAX_CHARS]


def is_as_promised(found: Element) -> bool:
    """Whether a name's string holds only what its tag allows; Latin-1 in T61String is taken for right."""
    tag, content = found.tag, found.content
    if tag in (UTF8, *_WIDE):
        return _decodes(content, _WIDE.get(tag, "utf-8"))
    if tag == PRINTABLE:
        return content.translate(None, _PRINTABLE) == b""
    return tag == TELETEX or (tag in _EIGHT_BIT and content.isascii())


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
