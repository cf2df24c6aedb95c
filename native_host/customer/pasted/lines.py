"""Lines with who speaks in them: chats, messengers' exports, e-mails' heads and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from native_host.customer.pasted.name_words import is_name_line
from native_host.customer.pasted.vocabulary import folded, vocabulary

_STAMPED = re.compile(
    r"^\s{0,4}\[?\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]?(?: -)?\s(?:([^:\n]{1,60}):(?:\s|$))?"
)
"""`[22/11/2026 14:05:09] Ana: …` and `22/11/2026 14:05 - Ana: …`."""
_TIMED_SPEAKER = re.compile(r"^\s{0,4}(\S.{1,40}?)\s{2,}\d{1,2}:\d{2}(?::\d{2})?$")
"""`Ana Souza  14:20`, her words on the next lines."""
_TURN = re.compile(r"^\s{0,4}([^:\d@]{2,40}):(?:\s|$)")
_HEADER = re.compile(r"^\s{0,4}([A-Za-zÀ-ÿ -]{2,14}):\s")
_SIGNATURE_LINES = 8
"""Longest signature."""
_CUSTOMER = "cliente"


@dataclass
class Line:
    """One line of the text.

    Attributes:
        text: without the mark of who speaks.
        block: number of the paragraph, from 0.
        speaker: who speaks, in chats.
        desk: it is the desk's, not the customer's.
        desk_own: the desk speaks of its own phones and addresses in it.
        header: `from`, `to` or `other` at the head of an e-mail.
        signature: how far below a letter's closing it stands; 0: not in a signature.
    """

    text: str
    number: int
    block: int
    speaker: str = ""
    desk: bool = False
    desk_own: bool = False
    header: str = ""
    signature: int = 0

    @cached_property
    def plain(self) -> str:
        """The text in small letters without accents."""
        return folded(self.text)

    @cached_property
    def same_area(self) -> bool:
        """Whether it says that a phone has the DDD of the one before."""
        return vocabulary().same_area.search(self.plain) is not None


def lines_of(texts: list[str]) -> list[Line]:
    """Return the lines that hold something."""
    chat = _is_chat(texts)
    found: list[Line] = []
    block, speaker = 0, ""
    for number, raw in enumerate(texts):
        if not raw.strip():
            block += 1
            continue
        text = raw
        if stamped := _STAMPED.match(raw):
            speaker, text = stamped[1] or "", raw[stamped.end() :]
        elif timed := _TIMED_SPEAKER.match(raw):
            speaker, text = timed[1], ""
        elif chat and (turn := _TURN.match(raw)) and _speaks(turn[1]):
            speaker, text = turn[1], raw[turn.end() :]
        line = Line(text, number, block, speaker.strip())
        line.desk = bool(speaker) and vocabulary().desk_speaker.search(folded(speaker)) is not None
        found.append(line)
    _mark_headers(found)
    _mark_signatures(found)
    _mark_desk(found)
    return found


def _speaks(word: str) -> bool:
    plain = folded(word).strip()
    return plain.startswith(_CUSTOMER) or vocabulary().desk_speaker.search(plain) is not None


def _is_chat(texts: list[str]) -> bool:
    """Whether `Cliente:` means that the customer speaks: the desk does too, or every line says so."""
    turns = [match[1] for raw in texts if (match := _TURN.match(raw))]
    desk = any(vocabulary().desk_speaker.search(folded(turn)) for turn in turns)
    customers = sum(folded(turn).strip() == _CUSTOMER for turn in turns)
    filled = sum(bool(raw.strip()) for raw in texts)
    return customers > 0 and (desk or customers == filled > 1)


def _mark_headers(lines: list[Line]) -> None:
    for line in lines:
        if line.speaker or not (match := _HEADER.match(line.text)):
            continue
        kind = vocabulary().headers.get(folded(match[1]).strip(), "")
        if kind:
            line.header = kind


def _mark_signatures(lines: list[Line]) -> None:
    depth, block = 0, -1
    for line in lines:
        plain = line.plain.strip(" ,.!;")
        if plain in vocabulary().closings:
            depth, block = 1, line.block
            continue
        if depth == 0:
            continue
        if line.block > block + 1 or depth > _SIGNATURE_LINES or line.header:
            depth = 0
            continue
        if depth == 1:
            block = line.block
        line.signature = depth
        depth += 1


def _signs(name: Line, role: Line) -> bool:
    """Whether two lines are a signature without a closing: a name, and below it what its bearer does."""
    together = name.number == role.number - 1 and not (role.speaker or role.header or name.header)
    return together and is_name_line(name.text)


def _mark_desk(lines: list[Line]) -> None:
    """Mark signatures that name a desk's role, and lines with a desk's phrase."""
    words = vocabulary()
    start = 0
    for index, line in enumerate(lines):
        if line.signature == 1:
            start = index
        if line.signature and words.desk_role.search(line.plain):
            for other in lines[start : start + _SIGNATURE_LINES]:
                other.desk = other.desk or (other.signature > 0 and other.block == line.block)
        elif index and words.desk_role_line.fullmatch(line.plain.strip()) and _signs(lines[index - 1], line):
            for other in lines[index - 1 : index + _SIGNATURE_LINES]:
                other.desk = other.desk or other.block == line.block
    for line in lines:
        if not line.signature and words.desk_phrase.search(line.plain):
            line.desk = line.desk_own = True
