"""Lines too long to be read at once, cut where nothing belongs together: in prose, away from data."""

from __future__ import annotations

import re

from native_host.customer.pasted.limits import AWAY_FROM_DATA_CHARS, LINE_CUT_CHARS, LINE_MAX_CHARS
from native_host.customer.pasted.vocabulary import folded, vocabulary

_BLANK = re.compile(r"\s")
_DATA = re.compile(r"[\d@:]")
_END_OF_SENTENCE = frozenset(".;!?|")


def in_parts(line: str) -> list[str]:
    """Return the line, or its parts of at most `LINE_MAX_CHARS` each; nothing is left out."""
    parts, start = [], 0
    while len(line) - start > LINE_MAX_CHARS:
        last = start + min(LINE_MAX_CHARS, (len(line) - start + LINE_CUT_CHARS) // 2)
        end = _cut(line, last - LINE_CUT_CHARS, last)
        parts.append(line[start:end])
        start = end
    return [*parts, line[start:]]


def _cut(line: str, first: int, last: int) -> int:
    """Return the place of the cut: the best blank between `first` and `last`; `last` where there is none."""
    around = line[first - AWAY_FROM_DATA_CHARS : last + AWAY_FROM_DATA_CHARS]
    near = [False] * len(around)
    for found in (*_DATA.finditer(around), *vocabulary().label.finditer(folded(around))):
        begin, end = max(0, found.start() - AWAY_FROM_DATA_CHARS), found.end() + AWAY_FROM_DATA_CHARS
        near[begin:end] = [True] * len(near[begin:end])

    def worth(place: int) -> tuple[bool, bool]:
        return not near[place - first + AWAY_FROM_DATA_CHARS], line[place - 1] in _END_OF_SENTENCE

    # Of several equally good ones the first is taken: any of them will do.
    return max((blank.start() for blank in _BLANK.finditer(line, first, last)), key=worth, default=last)
