"""Turns of a chat: by a stamp that returns, by names before a colon, by names in lines of their own."""

from __future__ import annotations

import re
from collections import Counter

from native_host.customer.extract.limits import SPEAKER_MAX_CHARS
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.speakers import (
    clean_speaker,
    is_desk,
    is_name_line,
    is_part,
    is_speaker,
)
from native_host.customer.extract.segments.stamps import Stamp, stamp_of
from native_host.customer.extract.vocabulary import folded

_NAMED = re.compile(rf"\s{{0,4}}([^:]{{1,{SPEAKER_MAX_CHARS}}}?)\s?:(?:\s|$)")
_POINTED = re.compile(rf"\s{{0,4}}([^:>]{{1,{SPEAKER_MAX_CHARS}}}?)\s?>\s")
"""Who speaks behind a stamp: `10:02 Cliente > …`."""
_PART = re.compile(r"\s{0,4}(?:\[([^\]:]{2,30})\]|([A-ZÀ-Ý]{4,15}))\s(?=\S)")
"""Who speaks in a transcript without colons: `[Cliente] …`, `ATENDENTE …`."""
_DRAWN = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_SAYS_AT_END = re.compile(r"\s(?:disse|diz|fala|falou|says|said|escreveu|wrote)\s?:", re.IGNORECASE)
_REMARK_MAX_WORDS = 6
_VALUE = re.compile(r"\d(?:[ ./()-]{0,3}\d){6}|@")


def mark_turns(lines: list[Line]) -> bool:
    """Mark who speaks in each line; return whether the text is a chat at all."""
    stamps = [stamp_of(line) for line in lines]
    bare = [line for line, one in zip(lines, stamps, strict=True) if one and _is_bare(line, one)]
    if len(bare) > 1 and 2 * len(bare) > sum(one is not None for one in stamps) and _by_name_lines(lines):
        for line in bare:
            line.nobody = not line.opens
        return True
    return _by_stamps(lines, stamps) or _by_colons(lines) or _by_parts(lines) or _by_name_lines(lines)


def _is_bare(line: Line, stamp: Stamp) -> bool:
    """Whether nothing but an hour stands in the line: below each message, or below each name."""
    return not stamp.name and stamp.end >= len(line.text.rstrip())


def _by_stamps(lines: list[Line], stamps: list[Stamp | None]) -> bool:
    counts = Counter(stamp.shape for stamp in stamps if stamp)
    names = _Names(lines, stamps)
    found = False
    for index, (line, stamp) in enumerate(zip(lines, stamps, strict=True)):
        if stamp is None:
            continue
        follows = index + 1 < len(lines) and stamps[index + 1] is None
        if stamp.name and stamp.end >= len(line.text.rstrip()) and not follows:
            continue  # nobody's words follow: an hour behind a word
        alone = stamp.known and bool(stamp.name or names.behind(line, stamp.end))
        if counts[stamp.shape] > 1 or alone:
            _open(lines, index, stamp, names)
            found = found or bool(line.speaker)
    return found


class _Names:
    """Whether a name follows a stamp: one that returns, or one that is written as a name.

    Attributes:
        alone: names stand alone behind most stamps, with what is said below.
    """

    def __init__(self, lines: list[Line], stamps: list[Stamp | None]) -> None:
        said = [(line, stamp.end) for line, stamp in zip(lines, stamps, strict=True) if stamp]
        keys = (_POINTED.match(line.text, at) or _NAMED.match(line.text, at) for line, at in said)
        self._counts = Counter(folded(key[1]).strip() for key in keys if key)
        self.alone = 2 * sum(is_name_line(line.text[at:]) for line, at in said) >= len(said)

    def behind(self, line: Line, at: int) -> re.Match[str] | None:
        """Return the name before a colon behind a stamp."""
        named = _speaker_behind(line, at)
        returns = named is not None and self._counts[folded(named[1]).strip()] > 1
        drawn = named is not None and _DRAWN.search(named[1]) is not None
        return named if named and (returns or drawn or is_name_line(named[1])) else None


def _open(lines: list[Line], index: int, stamp: Stamp, names: _Names) -> None:
    """Let a turn begin at a stamped line."""
    line = lines[index]
    line.opens, line.start = True, stamp.end
    if stamp.name:
        _name(line, stamp.name, 0)
    elif named := names.behind(line, stamp.end):
        _name(line, named[1], named.start(1))
        line.start = named.end()
    elif stamp.end >= len(line.text.rstrip()):
        before = lines[index - 1] if index else None
        if before and not before.opens and before.start == 0 and is_name_line(before.text):
            _name(before, before.text, 0)
            line.speaker, before.opens = before.speaker, True
            before.start = len(before.text)
        line.opens = False
        if before and not line.speaker and before.begins_with("label"):
            line.start = 0  # a form's date: `Criado em`
    elif (
        names.alone
        and is_name_line(line.text[stamp.end :])
        and not line.has("system")
        and index + 1 < len(lines)
    ):
        follows = stamp_of(lines[index + 1])
        if follows is None or follows.shape != stamp.shape:
            _name(line, line.text[stamp.end :], stamp.end)
            line.start = len(line.text)
    short = not line.speaker or len(line.said.split()) <= _REMARK_MAX_WORDS
    line.nobody = short and line.has("system") and not _VALUE.search(line.said)


def _name(line: Line, text: str, at: int) -> None:
    line.speaker = clean_speaker(text)
    line.speaker_start = line.text.find(line.speaker, at)


def _speaker_behind(line: Line, at: int) -> re.Match[str] | None:
    named = _POINTED.match(line.text, at) or _NAMED.match(line.text, at)
    if named is None or not is_speaker(named[1]):
        return None
    label = line.begins_with("label", at)
    if label and line.end_of(label) >= named.end(1) and not is_part(named[1]):
        return None
    return named


def _by_colons(lines: list[Line]) -> bool:
    """Mark turns of the form `Ana Souza: …`, if they are taken in turns."""
    named: list[re.Match[str] | None] = [None] * len(lines)
    keys = [""] * len(lines)
    labelled = 0
    names: dict[str, bool] = {}
    for index, line in enumerate(lines):
        colon = line.text.find(":", 0, SPEAKER_MAX_CHARS + 4)
        match = _NAMED.match(line.text) if colon > 0 else None
        says = match is not None and _SAYS_AT_END.search(line.text, 0, colon + 1) is not None
        if match and not says and _is_label(line, colon) and not is_part(match[1]):
            labelled += 1
        elif match and is_speaker(match[1]):
            named[index], keys[index] = match, folded(match[1]).strip()
            names[keys[index]] = names.get(keys[index], False) or is_name_line(match[1])
    counts = Counter(key for key in keys if key)
    turns = sum(counts.values())
    parts = {key for key in counts if is_part(key)}
    returning = sum(count > 1 for count in counts.values())
    if len(counts) == 1:
        chat = bool(parts) and turns == len(lines) > 1
    elif parts:
        desk = {key for key in counts if is_desk(key)}
        alternate = bool(desk) and any(is_part(key) or names[key] for key in counts if key not in desk)
        chat = returning > 0 if labelled else alternate or returning > 0
        chat = chat or (alternate and turns > labelled)
    else:
        chat = returning > 1 or (returning == 1 and turns > max(2, labelled))
    if not chat:
        return False
    for line, key, match in zip(lines, keys, named, strict=True):
        if match and key and (counts[key] > 1 or is_part(key) or turns > labelled):
            line.opens = True
            _name(line, match[1], match.start(1))
            line.start = match.end()
    return True


def _by_parts(lines: list[Line]) -> bool:
    """Mark turns of a transcript: the part that is played, in brackets or capitals, before what is said."""
    matches = [(line, match) for line in lines if (match := _PART.match(line.text))]
    found = [(line, match, name) for line, match in matches if is_part(name := match[1] or match[2])]
    if len({is_desk(name) for _, _, name in found}) < 2:
        return False
    for line, match, name in found:
        line.opens, line.start = True, match.end()
        _name(line, name, 0)
    return True


def _by_name_lines(lines: list[Line]) -> bool:
    """Mark turns whose speaker stands in a line of his own, if two speakers return so."""
    counts = Counter(
        folded(line.text).strip()
        for line in lines
        if len(line.text) <= SPEAKER_MAX_CHARS and ": " not in line.text and is_name_line(line.text)
    )
    returning = {key for key, count in counts.items() if count > 1}
    single = {key for key in counts if is_part(key)}
    if len(returning | single) < 2 or not returning:
        return False
    for line in lines:
        if folded(line.text).strip() in returning | single:
            line.opens = True
            _name(line, line.text, 0)
            line.start = len(line.text)
    return True


def _is_label(line: Line, colon: int) -> bool:
    """Whether what stands before the colon is a label: a word for data is in it."""
    sorts = ("label", "head", "owner")
    return any(mark.sort in sorts and line.end_of(mark) <= colon for mark in line.marks_between(0, colon))
