"""Who of those that speak is the desk's: told by what each says, by his name, and by who gives data."""

from __future__ import annotations

import re
from itertools import groupby

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.segment import Part, Voice
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.shapes import LONG_NUMBER
from native_host.customer.extract.vocabulary import Mark, Words, folded, marks_in, vocabulary, words_in

_NAMED, _MAILBOX, _SIGNED, _SAYS, _ASKS = 4.0, 4.0, 4.0, 1.0, 1.5
"""Points for the desk: its word in the name, its mailbox, its role in the signature, a phrase of its, a
question for data."""
_CUSTOMERS, _GIVES, _PHONE = 1.0, 1.0, 3.0
"""Points for the customer: a phrase of his, a datum given, a phone number as the name."""
_CLEAR = 1.0
"""Points that a speaker must have to be told by himself."""
_INITIAL_MAX = 2
"""Letters of what may be an initial in a name."""
_SAYS_MAX = 2
"""Phrases that count in one line."""
_MAILBOX_NAME = re.compile(r"([\w.+-]{2,40})@")
_NOT_LETTERS = re.compile(r"[\d._+-]+")


def mark_voices(lines: list[Line], *, chat: bool) -> None:
    """Mark whose the lines are."""
    parties: dict[str, list[Line]] = {}
    for line in lines:
        if not line.nobody:
            parties.setdefault(_party(line), []).append(line)
    scores = {party: _score(party, own) for party, own in parties.items()}
    named = [score for party, score in scores.items() if party]
    colleagues = len(named) > 1 and all(_score(party, []) >= _NAMED for party in parties if party)
    for party, own in parties.items():
        known = party and not colleagues
        voice = _voice(scores[party], named, chat=chat) if known else Voice.UNKNOWN
        for line in own:
            line.voice = voice
    _mark_desk(lines)


def _party(line: Line) -> str:
    return folded(line.speaker) if line.speaker else f">{line.quoted}" if line.quoted else ""


def _voice(score: float, named: list[float], *, chat: bool) -> Voice:
    if chat and len(named) == 2:
        if abs(named[0] - named[1]) < _CLEAR:
            return Voice.UNKNOWN
        return Voice.AGENT if score == max(named) else Voice.CUSTOMER
    if score >= _CLEAR:
        return Voice.AGENT
    if score <= -_CLEAR or (chat and max(named) >= _CLEAR):
        return Voice.CUSTOMER
    return Voice.UNKNOWN


def _score(party: str, lines: list[Line]) -> float:
    """Return how much speaks for the desk; less than 0: for the customer."""
    score = 0.0
    if not party.startswith(">"):
        words = words_in(party)
        sorts = {mark.sort for mark in marks_in(words, party) if _names_part(words, mark)}
        desk = not sorts.isdisjoint(("agent_name", "desk_role"))
        score += _NAMED * desk - _NAMED * ("customer_name" in sorts and not desk)
        score -= _PHONE * (LONG_NUMBER.search(party) is not None)
    for line in lines:
        if line.part is Part.FROM:
            score += _MAILBOX * _is_desks_address(line)
        elif line.part is Part.SIGNATURE:
            score += _SIGNED * line.has("desk_role")
        elif line.part is Part.BODY:
            score += _score_line(line)
    return score


def _names_part(words: Words, mark: Mark) -> bool:
    """Whether a word of a name says which part its bearer plays: a letter only alone, `AR` only first."""
    letters = len(words.texts[mark.first])
    numbered = mark.end - mark.first > 1
    return numbered or letters > _INITIAL_MAX or (mark.first == 0 and (letters > 1 or len(words.texts) == 1))


def _score_line(line: Line) -> float:
    says = sum(1 for _ in line.said_marks("agent"))
    number = LONG_NUMBER.search(line.plain, line.start) is not None
    asks = (
        not number
        and line.has("asks")
        and line.has("label")
        and "?" in line.said + line.said[-1:].replace(":", "?")
    )
    gives = number or MASK in line.plain[line.start :]
    for_desk = _SAYS * min(says, _SAYS_MAX) + _ASKS * asks
    return for_desk - _CUSTOMERS * line.has("customer") - _GIVES * (gives and not says)


def _is_desks_address(line: Line) -> bool:
    mailboxes = vocabulary().sets["voice.mailboxes"]
    return any(
        _NOT_LETTERS.sub(" ", folded(found[1])).strip() in mailboxes
        for found in _MAILBOX_NAME.finditer(line.text)
    )


def _mark_desk(lines: list[Line]) -> None:
    """Mark what is the desk's whoever else speaks: its signatures, and where it speaks of its own."""
    for (signature, _), group in groupby(lines, lambda line: (line.part is Part.SIGNATURE, line.turn)):
        own = list(group)
        if signature and any(line.has("desk_role") or _is_desks_address(line) for line in own):
            for line in own:
                line.voice = Voice.AGENT
    for line in lines:
        if line.voice is Voice.UNKNOWN and not line.speaker and line.has("desk"):
            line.voice = Voice.AGENT
