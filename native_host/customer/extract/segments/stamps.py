"""Stamps of a chat's messages: an hour, with a date before or behind it, at a line's beginning."""

from __future__ import annotations

import re
from typing import NamedTuple

from native_host.customer.extract.limits import STAMP_MAX_CHARS
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.speakers import is_name_line
from native_host.customer.extract.stamp_shape import HOUR
from native_host.customer.extract.vocabulary import vocabulary

_SOME_HOUR = re.compile(HOUR)
"""Without it there is no stamp: looked for first."""
_BEHIND_STAMP = re.compile(r"\s{0,3}(?:[-:|>·,](?=\s|$))?\s{0,3}")
_BEFORE_STAMP = re.compile(r"\s{0,2}(?:[,·|-]|\s)\s{0,2}$|\s\($")
_AFTERNOON = re.compile(r" ?[ap]\.? ?m\b\.?")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z][a-z. -]*")


class Stamp(NamedTuple):
    """A stamp at a line's beginning: its shape, where it ends, and the name before it."""

    shape: str
    end: int
    name: str
    known: bool
    """Everybody would take it for a stamp, even where it stands alone."""


def stamp_of(line: Line) -> Stamp | None:
    """Return the stamp with which a line begins, by itself or behind a name."""
    if not _SOME_HOUR.search(line.plain, 0, STAMP_MAX_CHARS):
        return None
    lead = len(line.plain) - len(line.plain.lstrip())
    pattern = vocabulary().stamp
    if found := pattern.match(line.plain, lead):
        behind = _BEHIND_STAMP.match(line.plain, found.end())
        end = behind.end() if behind else found.end()
        if end == found.end() and end < len(line.plain):
            return None
        shape = _shape(line.plain[lead:end].rstrip())
        known = found[0][0] in "[(" or shape.count("9") > 3
        return Stamp(shape, end, "", known)
    found = pattern.search(line.plain, lead, STAMP_MAX_CHARS)
    if not found or not _BEFORE_STAMP.search(line.plain, 0, found.start()):
        return None
    behind = _BEHIND_STAMP.match(line.plain, found.end())
    end = behind.end() if behind else found.end()
    name = line.text[: found.start()].strip(" ,·|-(")
    closed = end == len(line.plain) or found[0][-1] in "])" or not line.plain[found.end() : end].isspace()
    if not closed or not is_name_line(name):
        return None
    return Stamp("name " + _shape(found[0]), end, name, found[0][0] in "[(" or len(name.split()) > 1)


def _shape(stamp: str) -> str:
    return _LETTERS.sub("w", _DIGITS.sub("9", _AFTERNOON.sub("", stamp)))
