"""A stretch of a line cut at its labels: `CPF: 529… Tel: (51)…` are two, each with what names it."""

from __future__ import annotations

import re
from typing import NamedTuple

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.segment import Joint, Label
from native_host.customer.extract.segments.found_label import Found
from native_host.customer.extract.segments.label_values import TRIM, fits, holds_nothing
from native_host.customer.extract.segments.label_words import NAMES
from native_host.customer.extract.segments.labels import labels_in
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.vocabulary import folded, vocabulary

_SENTENCE_END = re.compile(r"[.!?;]\s{1,3}(?=[A-ZÀ-Þ][a-zà-ÿ\s]|[(+]\d)")
_LAST_WORD = re.compile(r"[^\W\d_]{1,12}$")
_SINGLE = frozenset({"cpf", "cnpj", "document", "protocol", "area_code", "other"})
"""Kinds of which a label names one value."""
_NUMBER = re.compile(rf"\d(?:[ ./()-]{{0,3}}\d){{6,13}}|{MASK}")
_AFTER_ONE = re.compile(r"[,;|)•·]|:\s|\s[-/]\s|\s(?:e|ou)\s|(?<=[)\d])\s{1,3}(?=[^\W\d])")
_AFTER_NAME = re.compile(r"[;(]|,\s|\s-\s")
_SHORT_MAX = 3
"""Letters of a word that may be shortened with a full stop."""
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_VALUE_MAX_CHARS = 120
"""Longest value with its label behind it; more is a sentence."""


class Piece(NamedTuple):
    """A stretch of a line.

    Attributes:
        start: column of the value.
        end: the column behind it.
        label: what names it.
        owner: the word for somebody beside the customer that its label has, or stands beside it.
        past: it was once right.
        role: its label is nothing but such a word.
    """

    start: int
    end: int
    label: Label | None = None
    owner: str = ""
    past: bool = False
    role: bool = False


def pieces_of(line: Line, start: int, end: int) -> list[Piece]:
    """Return the stretch from `start` to `end` of a line, cut at its labels."""
    found = labels_in(line, start, end)
    if not found:
        return [Piece(*trimmed(line.text, start, end))]
    if _all_behind(line, found, start, end):
        return _behind(line, found, start)
    found = [one for one in found if one.joint is not Joint.BEHIND]
    if not found:
        return [Piece(*trimmed(line.text, start, end))]
    pieces = []
    if line.text[start : found[0].start].strip(TRIM):
        pieces.append(Piece(*trimmed(line.text, start, found[0].start)))
    for index, one in enumerate(found):
        stop = max(found[index + 1].start if index + 1 < len(found) else end, one.value)
        value_end = _value_end(line, one, stop)
        label = one.label(line)
        if one.role and one.enclosed and pieces and line.text[pieces[-1].end : one.start].strip() == "(":
            pieces[-1] = pieces[-1]._replace(owner=one.owner)  # `Ana Souza (contadora): 51 …`
        pieces.append(
            Piece(*trimmed(line.text, one.value, value_end), label, one.owner, one.outdated, one.role)
        )
        if line.text[value_end:stop].strip(TRIM):
            pieces.append(Piece(*_opened(line.text, value_end, stop)))
    return pieces


def _value_end(line: Line, one: Found, stop: int) -> int:
    """Return where a label's value ends: at a sentence's end, and behind the one value that it can have."""
    cut = _sentence_end(line, one.value, stop)
    end = cut.end() if cut else stop
    first = _NUMBER.search(line.plain, one.value, end) if one.kind in _SINGLE else None
    if first and _NUMBER.search(line.plain, first.end(), end):
        parting = _AFTER_ONE.search(line.text, first.end(), end)
        return parting.start() if parting else end
    if one.kind == "phone" and (mask := line.plain.find(MASK, one.value, end)) > 0:
        first = _NUMBER.search(line.plain, one.value, mask)
        return _before(line, first.end(), mask) if first else end
    if one.kind in NAMES and not one.owner:
        number = _NUMBER.search(line.plain, one.value, end)
        if number and any(map(str.isalpha, line.plain[one.value : number.start()])):
            end = number.start()
            while line.plain[end - 1] in "([+":
                end -= 1
        if one.joint in (Joint.SAID, Joint.BLANK):
            parting = _AFTER_NAME.search(line.text, one.value, end)
            return parting.start() if parting else end
    return end


def _before(line: Line, start: int, end: int) -> int:
    """Return where what stands before `end` begins, behind the last separator from `start` on."""
    partings = list(_AFTER_ONE.finditer(line.text, start, end))
    return partings[-1].start() if partings else end


def _sentence_end(line: Line, start: int, end: int) -> re.Match[str] | None:
    sets = vocabulary().sets
    for cut in _SENTENCE_END.finditer(line.text, start, end):
        last = _LAST_WORD.search(line.text, max(start, cut.start() - 12), cut.start())
        word = folded(last[0]) if last else ""
        short = 0 < len(word) <= _SHORT_MAX
        if not short and word not in sets["words.titles"] and word not in sets["words.company"]:
            return cut
    return None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the columns without blanks, separators and brackets without partner about the stretch."""
    end = max(start, end)
    start = end - len(text[start:end].lstrip(" \t|;,\"'"))
    while end > start:
        last = text[end - 1]
        if last.isalnum():
            break
        alone = last in _CLOSERS and _CLOSERS[last] not in text[max(start, end - _VALUE_MAX_CHARS) : end]
        if last in " \t|;,:<\"'([{" or alone or (last in "-/" and text[end - 2 : end - 1] == " "):
            end -= 1
        else:
            break
    return start, end


def _opened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the columns of what follows a label or a value: what closes that is no part of it."""
    while start < end and text[start] in ")]. -/;,:":
        start += 1
    return trimmed(text, start, end)


def _all_behind(line: Line, found: list[Found], start: int, end: int) -> bool:
    """Whether all labels stand behind their values: `Ana Souza (nome)`, `51 99812-3344 - celular`."""
    if not holds_nothing(line, found[-1].end, end):
        return False
    begin = start
    for one in found:
        dashed = line.text[begin : one.start].endswith(" - ") and fits("phone", line.text[begin : one.start])
        bare = one.kind == "other" and not (one.enclosed or dashed)
        if bare or one.start - begin > _VALUE_MAX_CHARS or (one.joint is Joint.SIGN and one is found[-1]):
            return False
        ahead = line.text[begin : one.start].strip(TRIM + ")")
        if not ahead or not fits(one.kind, ahead) or one.joint is Joint.SAID:
            return False
        begin = one.end
    return True


def _behind(line: Line, found: list[Found], start: int) -> list[Piece]:
    pieces, begin = [], start
    for one in found:
        columns = _opened(line.text, begin, one.start)
        pieces.append(Piece(*columns, one.label(line, Joint.BEHIND), one.owner, one.outdated, one.role))
        begin = one.end
    return pieces
