"""A number that somebody gives in parts: `753399585`, `66`; or its area code when he is asked for it."""

from __future__ import annotations

import re

from native_host.customer.extract.segment import Part, Segment, Voice
from native_host.customer.values import document, phone
from native_host.customer.values.groups import digits_of
from native_host.customer.values.match import Match

_PART = re.compile(r"\W{0,3}(?:(?:o |meu )?(?:ddd|e|eh) ?\W{0,3}){0,2}\d[\d .()/-]{0,16}\W{0,3}")
"""Nothing but digits, and what says that they are an area code."""
_NUMBERS = frozenset({"cpf", "cnpj", "document", "phone"})
_AREA_BEHIND = re.compile(r"\W0?(\d\d)$")
"""An area code that has been taken for the end of a label."""
_LINES_MAX = 6
"""Lines from one part to the next, what is asked between among them."""
_PART_MAX = 24
"""Signs of a part."""
_AREA_MAX = 3
"""Digits of an area code, with a zero in front."""


class Fragments:
    """Goes over the lines and remembers what was too short for a number."""

    def __init__(self) -> None:
        self._open: tuple[Segment | None, str] = None, ""

    def completed(self, segment: Segment, plain: str, *, has_value: bool) -> tuple[Segment, Match] | None:
        """Return the segment in which the number began that this one ends, and the whole number.

        Args:
            segment: the last one of a line.
            plain: the line, folded.
            has_value: a value stands in it already.
        """
        if segment.part is not Part.BODY or segment.voice is Voice.AGENT or len(segment.text) > _PART_MAX:
            return None
        if not _PART.fullmatch(plain, segment.start, segment.start + len(segment.text)):
            return None
        area = segment.label is not None and segment.label.kind == "area_code"
        named = segment.asked if segment.label is None else {segment.label.kind}
        (begun, given), digits = self._open, digits_of(segment.text)
        if segment.label is not None and (area_code := _AREA_BEHIND.search(segment.label.text)):
            digits = area_code[1] + digits  # `tel 81`, and the number below
        self._open = (segment, digits) if named & _NUMBERS and not has_value else (None, "")
        if has_value or begun is None or not (area or segment.label is None):
            return None
        if begun.speaker != segment.speaker or segment.line - begun.line > _LINES_MAX:
            return None
        match = _joined(begun, given, digits)
        if match is None:
            if begun.asked == segment.asked:
                self._open = begun, given + digits
            return None
        self._open = None, ""
        return begun, match._replace(start=0, end=len(begun.text))


def _joined(begun: Segment, first: str, digits: str) -> Match | None:
    """Return the number that two parts are together, of a kind that was asked for; None if they are none."""
    kinds = begun.asked if begun.label is None else {begun.label.kind}
    found: list[Match] = []
    if "phone" in kinds:
        found = phone.scan(f"({digits[-2:]}) {first}" if len(digits) <= _AREA_MAX else first + digits)
    if not found and kinds & _NUMBERS - {"phone"}:
        found = document.scan(first + digits)
    return found[0] if len(found) == 1 and found[0].read.value and "padded" not in found[0].traits else None
