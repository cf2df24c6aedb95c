"""A pasted text divided into stretches: who speaks, in which part, behind which label.

The structure is inferred from the text: what returns at its lines' beginnings, what stands about its labels.
"""

from __future__ import annotations

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.extract.segment import Paste
from native_host.customer.extract.segments.chats import mark_turns
from native_host.customer.extract.segments.headings import mark_headings
from native_host.customer.extract.segments.lines import Line, lines_of
from native_host.customer.extract.segments.mails import mark_footers, mark_mails, mark_signatures
from native_host.customer.extract.segments.stretches import segments_of
from native_host.customer.extract.segments.voices import mark_voices
from native_host.customer.values.folding import folded

__all__ = ["divide"]


def divide(text: str) -> Paste:
    """Return the lines of a pasted text and its segments."""
    texts = cleaned(text)
    written = tuple([one.text for one in texts])
    plain = tuple(folded("\n".join(written)).split("\n"))
    lines = lines_of(texts, plain)
    chat = mark_turns(lines)
    mark_mails(lines)
    _number_turns(lines, chat=chat)
    mark_footers(lines)
    mark_signatures(lines, chat=chat)
    mark_voices(lines, chat=chat)
    mark_headings(lines)
    return Paste(written, plain, tuple(segments_of(lines)))


def _number_turns(lines: list[Line], *, chat: bool) -> None:
    """Number turns and mails, and let what follows a turn's first line belong to it."""
    turn, speaker = 0, ""
    for index, line in enumerate(lines):
        if line.opens:
            turn += index > 0
            speaker = line.speaker
        elif chat and not line.speaker:
            line.speaker = speaker
        line.turn = turn
