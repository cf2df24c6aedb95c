"""A divided text in few words, to be compared."""

from __future__ import annotations

from native_host.customer.extract.segment import Segment, Voice
from native_host.customer.extract.segments import divide


def segments(text: str) -> list[Segment]:
    """Return the segments; each must stand in its line where it says."""
    paste = divide(text)
    for one in paste.segments:
        assert paste.lines[one.line][one.start : one.start + len(one.text)] == one.text
        assert one.text == one.text.strip()
    places = [(one.line, one.start) for one in paste.segments]
    assert places == sorted(places)
    return list(paste.segments)


def labelled(text: str) -> list[str]:
    """Return `kind: value` of each segment: `-` without a label, `!` somebody else's, `~` what is past."""
    return [
        f"{one.label.kind if one.label else '-'}{'!' if one.label and one.label.someone_else else ''}"
        f"{'~' if one.label and one.label.outdated else ''}: {one.text}"
        for one in segments(text)
    ]


def spoken(text: str) -> list[str]:
    """Return `speaker: words` of each segment but the speakers' own."""
    return [f"{one.speaker}: {one.text}" for one in segments(text) if one.part.value != "speaker"]


def voices(text: str) -> dict[str, str]:
    """Return the voice of each speaker: A, C or U."""
    found: dict[str, str] = {}
    for one in segments(text):
        if one.part.value in ("speaker", "from"):
            found[one.speaker] = {Voice.AGENT: "A", Voice.CUSTOMER: "C", Voice.UNKNOWN: "U"}[one.voice]
    return found


def owned(text: str) -> list[str]:
    """Return `value` of each segment, with `(owner)` and `past` behind it."""
    return [
        one.text + (f" ({one.owner})" if one.owner else "") + (" past" if one.past else "")
        for one in segments(text)
    ]
