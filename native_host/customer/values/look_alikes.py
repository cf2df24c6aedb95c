"""Letters that stand where another sign is meant: O for 0, l for 1, Cyrillic letters in a Latin word."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = str.maketrans(
    {"O": "0", "o": "0", "О": "0", "о": "0", "Ο": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "і": "1",
     "S": "5", "s": "5", "B": "8", "З": "3", "з": "3", "Z": "2", "z": "2"}
)  # fmt: skip
"""Letters that are mistaken for digits by eyes, keyboards and text recognition."""

_LATIN = str.maketrans("АВСЕНІЈКМОРЅТХУаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABCEHIJKMOPSTXYaeopcyxijsABEZHIKMNOPTYXo")
"""Cyrillic and Greek capitals and small letters that look like Latin ones."""

_WORD = re.compile(r"\S+")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")


class _Decimals(dict[int, str]):
    """Decimal digits of any script to 0-9, all else to itself; made for each sign when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        value = unicodedata.decimal(sign, -1)
        self[code] = str(value) if value >= 0 else sign
        return self[code]


_DECIMALS = _Decimals()


def plain_digits(text: str) -> str:
    """Return `text` with digits of other scripts and widths as 0-9, each in its place."""
    return text if _is_latin(text) else text.translate(_DECIMALS)


def _is_latin(text: str) -> bool:
    """Whether all signs are of the first 256, which are quickly looked through."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


class _Plain(_Decimals):
    """The same, with full-width signs, dashes, blanks and invisible marks as ASCII has them."""

    def __missing__(self, code: int) -> str:
        sign = super().__missing__(code)
        if _FULL_WIDTH[0] <= code <= _FULL_WIDTH[1]:
            sign = chr(code - _FULL_WIDTH[0] + ord("!"))
        elif code > _LAST_ASCII and (category := unicodedata.category(chr(code))) in _SIGNS:
            sign = _SIGNS[category]
        self[code] = _MINUS.get(code, sign)
        return self[code]


_FULL_WIDTH = (0xFF01, 0xFF5E)
_LAST_ASCII = 0x7F
_SIGNS = {"Pd": "-", "Zs": " ", "Cf": " "}
"""Unicode's categories of dashes, blanks and format characters."""
_MINUS = {0x2212: "-"}
_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return `text` as the readers of numbers see it, each character in its place."""
    if _is_latin(text):
        return text.replace("\u00a0", " ").replace("\u00ad", " ")
    return text.translate(_PLAIN)


def as_digits(text: str) -> str:
    """Return `text` with look-alike letters made digits."""
    return text.translate(_DIGITS)


def as_latin(text: str) -> str:
    """Return `text` with Cyrillic and Greek look-alikes made Latin letters; of the same length."""
    return text if _is_latin(text) else text.translate(_LATIN)


def in_one_script(text: str) -> str:
    """Return `text` with the look-alikes made Latin in each word that has Latin letters too."""
    if text.isascii():
        return text
    return _WORD.sub(lambda word: as_latin(word[0]) if _LATIN_LETTER.search(word[0]) else word[0], text)
