"""The words of a text that may stand in names, and what joins each to the one before."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from native_host.customer.values.name_tables import Word, tables, word_of

_WORD = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_ASCII_WORD = re.compile(r"([A-Za-z]+(?:['-][A-Za-z]+)*)")
"""The same in a text of ASCII, found in half the time."""
_JUNK = re.compile(
    r"[@_\\\ufffd]|[a-z]{2,8}://|\bwww\.|=[0-9A-F]{2}(?![A-Z])|%[0-9A-F]{2}|&#?[0-9a-zA-Z]{1,8};|[ÃÂ][\u0080-\u00bf]"
    r"|\.(?i:com|net|org|gov|edu|br|example|pdf|jpe?g|png|docx?|xlsx?|txt|zip|exe|pfx|p12|cer|mp[34]|ogg|opus)\b"
)
"""Signs of addresses, file names and broken encodings: what is joined to one holds no names."""
_PERHAPS_JUNK = re.compile(r"[@_\\\ufffd=%&ÃÂ]|\.[a-zA-Z]|//")
"""In most lines there is none of these."""
_PARTED = re.compile(r"[\s,;<>()\[\]|\"]")
_NUMBER = re.compile(r"\s\d{1,4}[ºª°]?\s")
_AND = frozenset({" & ", "&", " &", "& "})
_STROKES = frozenset({" - ", "-", " / ", "/", " – ", "- ", " -"})
_DOTS = frozenset({".", ". "})
_ABBREVIATED = frozenset(
    {"jr", "sr", "sra", "srta", "dr", "dra", "prof", "profa", "eng", "sta", "sto", "cia", "d"}
    | {
        "ind",
        "com",
        "distr",
        "transp",
        "constr",
        "coop",
        "cond",
        "assoc",
        "sind",
        "fund",
        "inst",
        "imob",
        "ed",
    }
)


class Joint(IntEnum):
    """What joins a word to the one before it."""

    NONE = 0
    """Something else stands between: both are no one name."""
    COMPANY = 1
    """A number, or a dash before a legal form: in names of companies only."""
    AND = 2
    """`&`"""
    BLANK = 3


class Token(NamedTuple):
    """A word in its place."""

    start: int
    end: int
    word: Word
    joint: Joint


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text that belong to no address, file name or broken sign."""
    junk = _junk(text) if _PERHAPS_JUNK.search(text) else []
    found: list[Token] = []
    before, gap = None, ""
    parts = iter((_ASCII_WORD if text.isascii() else _WORD).split(text))
    stop = len(next(parts))
    for written, behind in zip(parts, parts, strict=True):
        start, end, stop = stop, stop + len(written), stop + len(written) + len(behind)
        while junk and junk[-1][1] <= start:
            junk.pop()
        if junk and end > junk[-1][0]:
            before = None
            continue
        word = word_of(written)
        joint = Joint.NONE if before is None else Joint.BLANK if gap == " " else _joint(gap, before, word)
        found.append(tuple.__new__(Token, (start, end, word, joint)))  # in half the time of its constructor
        before, gap = word, behind
    return found


def _junk(text: str) -> list[tuple[int, int]]:
    """Return the places, from blank to blank, that hold a sign of `_JUNK`, the last one first."""
    found: list[tuple[int, int]] = []
    border = 0
    for match in _JUNK.finditer(text):
        if match.start() < border:
            continue
        begin = max(text.rfind(sign, border, match.start()) for sign in ' \n\t,;<>()[]|":') + 1
        parted = _PARTED.search(text, match.end())
        end = parted.start() if parted else len(text)
        found.append((max(begin, border), end))
        border = end
    return found[::-1]


def _joint(gap: str, before: Word, word: Word) -> Joint:
    if gap == "\u00a0":
        return Joint.BLANK
    if gap and not gap.strip(" "):
        return Joint.BLANK if word.surname and not word.given else Joint.NONE
    if gap in _DOTS:
        return Joint.BLANK if len(before.plain) == 1 or before.plain in _ABBREVIATED else Joint.NONE
    if gap in _AND:
        return Joint.AND
    if gap == "' " and before.plain == "d":
        return Joint.BLANK
    if gap in _STROKES:
        of_company = (
            word.form
            or word.plain in tables().short_forms
            or (before.plain == "s" and word.plain in ("a", "s"))
        )
        return Joint.COMPANY if of_company else Joint.NONE
    return Joint.COMPANY if len(gap) <= 7 and _NUMBER.fullmatch(gap) else Joint.NONE
