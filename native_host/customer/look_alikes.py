"""Letters that stand where another sign is meant: O for 0, l for 1, Cyrillic letters in a Latin word."""

from __future__ import annotations

_DIGITS = str.maketrans(
    {"O": "0", "o": "0", "О": "0", "о": "0", "Ο": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "і": "1",
     "S": "5", "s": "5", "B": "8", "З": "3", "з": "3", "Z": "2", "z": "2"}
)  # fmt: skip
"""Letters that are mistaken for digits by eyes, keyboards and text recognition."""

_LATIN = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABCEHIJKMOPSTXYaeopcyxijsABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek capitals and small letters that look like Latin ones."""


def as_digits(text: str) -> str:
    """Return `text` with look-alike letters made digits."""
    return text.translate(_DIGITS)


def as_latin(text: str) -> str:
    """Return `text` with Cyrillic and Greek look-alikes made Latin letters; of the same length."""
    return text.translate(_LATIN)
