"""Groups of digits in a text, in runs with nothing but separators between them."""

from __future__ import annotations

import re
from typing import NamedTuple

_GROUP = re.compile(r"\d+")
_BEFORE_MAX = 3
"""Signs before a run that are looked at: brackets, a plus, a blank."""


class Group(NamedTuple):
    """A group of digits."""

    start: int
    end: int
    digits: str
    gap: str
    """What stands between it and the group before; before a run's first one, the signs there."""


def groups_of(text: str, run: re.Match[str]) -> list[Group]:
    """Return the groups of a stretch of a plain text."""
    groups: list[Group] = []
    end = max(0, run.start() - _BEFORE_MAX)
    for group in _GROUP.finditer(text, run.start(), run.end()):
        groups.append(Group(group.start(), group.end(), group[0], text[end : group.start()]))
        end = group.end()
    return groups


def digits_of(text: str) -> str:
    """Return the digits of a plain text."""
    return text if text.isdecimal() else "".join(_GROUP.findall(text))
