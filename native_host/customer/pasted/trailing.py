"""Labels behind their values: `Ana Souza (nome)`, `(51) 99812-3344 - celular`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from native_host.customer.pasted.addresses import MASK
from native_host.customer.pasted.name_words import is_name_line, is_small_name_line

_LONGEST = 120
"""Characters of a value with its label behind it; more are a sentence."""
_SEPARATORS = " \t,;|/-.:"
_DASH = re.compile(r"\s-\s+$")
_LEAST_DIGITS = 8
_MORE_WORDS = re.compile(r"(?:\s{1,20}[^\W\d_][\w/-]{0,20}){0,3}(?!\w)")
"""`do contador`, `antigo`."""
_NAMES = frozenset({"name", "contact"})


@dataclass(frozen=True)
class Trailing:
    """One value with the label behind it: columns of the value, the label, where its further words end."""

    start: int
    end: int
    label: re.Match[str]
    label_end: int


def trailing(hidden: str, marks: list[re.Match[str]], kinds: dict[str, str]) -> list[Trailing]:
    """Return the values of a line whose labels all stand behind them; nothing if one stands before its value.

    Args:
        hidden: the line, addresses masked.
        marks: the labels found in it.
        kinds: words of a label to its kind.
    """
    if not marks or not (")" in hidden or " - " in hidden):
        return []
    found = list(_bracketed(hidden, marks)) or list(_behind_a_dash(hidden, marks))
    fit = all(_is_value(hidden[one.start : one.end], kinds[one.label[0]]) for one in found)
    return found if found and fit else []


def _bracketed(hidden: str, marks: list[re.Match[str]]) -> Iterator[Trailing]:
    begin, found = 0, []
    for mark in marks:
        end = _label_end(hidden, mark)
        if hidden[max(0, mark.start() - 1) : mark.start()] != "(" or not hidden.startswith(")", end):
            return
        found.append(Trailing(begin, mark.start() - 1, mark, end))
        begin = end + 1
    if not hidden[begin:].strip(_SEPARATORS):
        yield from found


def _behind_a_dash(hidden: str, marks: list[re.Match[str]]) -> Iterator[Trailing]:
    end = _label_end(hidden, marks[0])
    if len(marks) == 1 and not hidden[end:].strip(_SEPARATORS):
        dash = _DASH.search(hidden, 0, marks[0].start())
        if dash:
            yield Trailing(0, dash.start(), marks[0], end)


def _label_end(hidden: str, mark: re.Match[str]) -> int:
    more = _MORE_WORDS.match(hidden, mark.end())
    return more.end() if more else mark.end()


def _is_value(text: str, kind: str) -> bool:
    bare = text.strip(_SEPARATORS)
    if len(text) > _LONGEST:
        return False
    if kind in _NAMES:
        return is_name_line(bare) or is_small_name_line(bare)
    return MASK in bare or sum(map(str.isdecimal, bare)) >= _LEAST_DIGITS
