"""What stands behind a label: what parts it from its value, and whether one begins there."""

from __future__ import annotations

import re

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.limits import LABEL_MAX_WORDS
from native_host.customer.extract.segment import Joint
from native_host.customer.extract.segments.label_words import NAMES, OTHER
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.shapes import LONG_NUMBER
from native_host.customer.extract.vocabulary import Mark, vocabulary

_SIGN = re.compile(
    r"[)\]\"'.]{0,3}\s{0,20}(?:(?P<sign>[:=?]{1,3}(?![/\\])|-{1,3}>|=>|>{1,2}|\t|\|)"
    r"|(?:\.{2,60}|_{2,60}|…)(?::|(?=\s|\w))|(?<=\s)\s|$"
    r"|(?:(?<=\s)-(?=\s)|(?<=\w)-(?=\s|\d)))[\s:=\"'>_.]{0,40}"
)
_IS = re.compile(
    r"\s{1,3}(?P<is>[éÉ]|(?:eh|e|seria|is|es|são|sao|foi|era|fica)(?=\s))"
    r"(?:\s{1,3}(?:o|a|esse|este|número|numero))?(?=\s|:)[\s:]{0,3}",
    re.IGNORECASE,
)
_SURELY_IS = frozenset({"é", "eh", "is", "es"})
_NUMBER = re.compile(r"(?:ddd\s?)?[+(#]{0,2}\s?\(?\d", re.IGNORECASE)
_CODE = re.compile(
    r"[#\s]{0,2}(?:[A-Za-z]{1,6}[-/.#]?)?\d|[A-Z0-9]{2}\.[A-Z0-9]{3}\.|[A-Z0-9]{12}", re.IGNORECASE
)
TRIM = " \t|;,/-·•(\"'[{"
"""Signs about a value that are none of it."""
AHEAD_CHARS, BACK_CHARS = 40, 60
"""How far from a label it is looked for a value, and for the beginning of the stretch."""
_FREE = frozenset({"nome", "razao", "cli", "nombre", "👤"})
"""Behind these a name may stand in small letters, without a sign."""


def fits(kind: str, text: str) -> bool:
    """Whether a text may be a value of the kind at all, judged by its signs alone."""
    digits = sum(map(str.isdecimal, text))
    if kind == "email":
        return "@" in text or "arroba" in text.lower()
    if kind in ("cpf", "cnpj", "document", "phone"):
        return digits >= 7
    if kind in NAMES:
        return digits <= 14 and "@" not in text and any(map(str.isalpha, text))
    if kind in ("protocol", "area_code"):
        return digits >= 2
    return True


def holds_nothing(line: Line, start: int, end: int) -> bool:
    """Whether there is nothing but separators from `start` to `end`."""
    return end - start <= BACK_CHARS and not line.text[start:end].strip(TRIM + ")].")


def joint_behind(line: Line, stop: int, end: int, kind: str) -> tuple[Joint, int]:
    """Return what parts a label from its value, and where the value begins."""
    text = line.text
    said = _IS.match(text, stop, end) if text[stop : stop + 1] == " " else None
    if said and (said["is"].lower() in _SURELY_IS or is_valued(line, kind, said.end(), end, capital=True)):
        return Joint.SAID, said.end()
    sign = _SIGN.match(text, stop, end)
    if sign:
        empty = sign.end() >= end or holds_nothing(line, sign.end(), end)
        return (Joint.LINE, end) if empty else (Joint.SIGN, sign.end())
    if holds_nothing(line, stop, end):
        return Joint.LINE, end
    value = stop
    while value < min(end, stop + AHEAD_CHARS) and text[value] in " \"'#º°.)]":
        value += 1
    return Joint.BLANK, value


def is_valued(line: Line, kind: str, at: int, end: int, *, capital: bool = False) -> bool:
    """Whether a value of the kind begins right there; a name with a capital letter, if it must."""
    ahead = line.plain[at : min(end, at + AHEAD_CHARS)].lstrip(" ([#\"':")
    if kind in NAMES:
        written = line.text[at : at + 1].isupper() or not capital
        return (written and ahead[:1].isalpha()) or LONG_NUMBER.match(ahead) is not None
    if ahead[:1].isalpha() and ahead.split(maxsplit=1)[0].strip(",.") in vocabulary().sets["words.spoken"]:
        return True
    if kind == "email":
        return MASK in ahead[:3] or "arroba" in ahead or "@" in ahead
    if kind in ("protocol", "cnpj", "document", OTHER):
        return _CODE.match(ahead) is not None
    return _NUMBER.match(ahead) is not None


def is_named(line: Line, mark: Mark, at: int, end: int) -> bool:
    """Whether a name may follow a label of names without a sign: `cliente Ana Souza`, not `cliente pediu`."""
    words, sets = line.words, vocabulary().sets
    ahead = line.text[at : min(end, at + AHEAD_CHARS)].lstrip(" (")
    if LONG_NUMBER.match(ahead):
        return mark.says == "contact"
    inside = line.word_range(at, end)[:LABEL_MAX_WORDS]
    tail = words.texts[inside.start : inside.stop]
    company = line.names_company(inside)
    if mark.says == "contact" and company:
        return False
    if ahead[:1].isupper():
        return True
    common = not tail or tail[0] in sets["words.fillers"] or tail[0] in sets["asking.words"]
    return (company or words.texts[mark.first] in _FREE) and not common
