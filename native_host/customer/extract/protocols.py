"""Numbers that may be a protocol: behind its word, asked for, or told a few lines on: `achei, é 77…`."""

from __future__ import annotations

import re

from native_host.customer.extract.segment import Part, Segment
from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values import protocol
from native_host.customer.values.match import Match

_NAMED = re.compile(r"\bprot(?:oc?olo?s?|oc|ocol|ocolad[oa]s?)?\b")
_NUMBERS_MAX = 4
"""Numbers of one segment that are looked at."""
_LINES_MAX = 3
"""How far behind the word a number stands that is told without it."""
_LEAST_DIGITS = 5
"""Of such a number."""
_NOT_MEANT = frozenset({"date", "short", "document", "phone"})
_ANOTHER = frozenset({"other", "name", "contact", "protocol"})
"""Kinds of labels behind which such a number may stand."""
_DIGIT = re.compile(r"\d")


class Protocols:
    """Goes over the segments and remembers where the last protocol was spoken of."""

    def __init__(self) -> None:
        self._line = -_LINES_MAX - 1
        self._open = False

    def scan(self, segment: Segment, low: str) -> list[Match]:
        """Return what may be a protocol in a segment; `low`: its text folded."""
        text, label = segment.text, segment.label
        called = (label is not None and label.kind == "protocol") or "protocol" in segment.asked
        if called or ("prot" in low and _NAMED.search(low)):
            found = protocol.scan(text)[:_NUMBERS_MAX]
            self._line, self._open = segment.line, not found
            return found
        if segment.line - self._line > _LINES_MAX or segment.part is not Part.BODY or not _DIGIT.search(low):
            return []
        found = [match for match in protocol.scan(text) if _is_meant(match)] if _is_told_so(segment) else []
        alone = len(found) == 1 and len(text.strip()) == found[0].end - found[0].start
        return found if vocabulary().points.search(low) or (self._open and alone) else []


def _is_told_so(segment: Segment) -> bool:
    return segment.label is None or segment.label.kind in _ANOTHER


def _is_meant(match: Match) -> bool:
    return not match.traits & _NOT_MEANT and len(_DIGIT.findall(match.read.display)) >= _LEAST_DIGITS
