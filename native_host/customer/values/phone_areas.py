"""Area codes that a text tells, for the phone numbers that lack theirs."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from native_host.customer.values.area_codes import AREA_CODES
from native_host.customer.values.folding import folded
from native_host.customer.values.match import Match
from native_host.customer.values.phone_written import with_area
from native_host.toml import load_toml

_AREA_TOLD = re.compile(r"\bddds?\W{0,3}(?:(?:e|eh|e o)\W{1,3})?\(?0?(\d\d)\b(?!\W?\d)")
SAME_AREA = re.compile(r"\bmesm[oa] (?:ddd|area|codigo de area)\b|\bddd (?:e )?(?:o mesmo|igual)\b")
_WORD_OR_DIGIT = re.compile(r"[^\W\d_]+|\d")
_JOINED_MAX = 40
_TOLD_BEHIND_MAX = 20
"""Signs between a number and the area code that is told behind it."""
_BRAZILIAN = re.compile(r"\+55([1-9]\d)\d{8,9}")


class Areas:
    """The area codes that a text tells, for numbers that lack theirs."""

    def __init__(self, words: str, area: str, *, everywhere: bool) -> None:
        self._words, self._area, self._everywhere = words, area, everywhere
        self._last: Match | None = None

    def completed(self, match: Match) -> Match:
        """Return the number with an area code, if it lacks it and one is told."""
        if "no_area" in match.traits and (area := self._of(match)):
            match = with_area(match, area)
        self._last = match
        if match.read.value and (own := _BRAZILIAN.fullmatch(match.read.value)):
            self._area = own[1]
        elif "wrong_area" in match.traits:
            self._area = ""
        return match

    @cached_property
    def _low(self) -> str:
        return folded(self._words)

    @cached_property
    def _told(self) -> list[tuple[int, str]]:
        """Places and codes, in the text's order."""
        return [(one.start(), one[1]) for one in _AREA_TOLD.finditer(self._low) if one[1] in AREA_CODES]

    @cached_property
    def _anywhere(self) -> bool:
        return self._everywhere or SAME_AREA.search(self._low) is not None

    def _of(self, match: Match) -> str:
        since = self._last.end if self._last else 0
        index = bisect_right(self._told, (match.start, ""))
        if index and self._told[index - 1][0] >= since:
            return self._told[index - 1][1]
        if self._area and (self._anywhere or (self._last and _is_joining(self._low[since : match.start]))):
            return self._area
        near = index < len(self._told) and self._told[index][0] <= match.end + _TOLD_BEHIND_MAX
        return self._told[index][1] if near else ""


def _is_joining(gap: str) -> bool:
    """Whether nothing but signs and words of phones stands between two numbers."""
    return len(gap) <= _JOINED_MAX and _joining_words().issuperset(_WORD_OR_DIGIT.findall(gap))


@cache
def _joining_words() -> frozenset[str]:
    table = load_toml(Path(__file__).with_name("phone.toml"))
    return frozenset(cast("list[str]", table["joining"]))
