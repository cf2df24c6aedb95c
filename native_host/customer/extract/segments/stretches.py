"""Lines to segments: cells and pieces with their labels, whose they are, and what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.extract.segment import Joint, Label, Part, Segment, Voice
from native_host.customer.extract.segments.label_values import fits
from native_host.customer.extract.segments.label_words import NUMBERED
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.own_lines import Cut, with_labels_of_other_lines
from native_host.customer.extract.segments.owners import customers_words, with_owners
from native_host.customer.extract.segments.pieces import Piece, pieces_of, trimmed
from native_host.customer.extract.segments.questions import Questions
from native_host.customer.extract.segments.shapes import VALUE
from native_host.customer.extract.segments.tables import rows_of
from native_host.customer.extract.segments.told_before import tells_of_before

_OWN_DESK = frozenset({"nosso", "nossa", "nossos", "nossas", "our", "nuestro", "nuestra", "ligue"})
_LEFT_OUT = re.compile(
    r"(?:e |mas )?[oOaA] (?:dele|dela|meu|minha|correto|certo|certa|novo|nova|atual|outro|d[oa] titular) "
    r"(?:[ée]|eh)[ :]{1,3}(?=[\w(+])"
)
_OTHER_BEGINS = frozenset("BCDFGHIJKLNPQRSTUVXZbcdfghijklnpqrstuvxz0123456789(+>")
"""With these begins no line that leaves its label out."""
_KINDS, _TWO = frozenset({"cpf", "cnpj", "phone", "email", "protocol"}), 2
_BACK_MAX, _LINES_BACK = 8, 4
"""Segments before a correction among which the corrected value is looked for."""


def segments_of(lines: list[Line]) -> list[Segment]:
    """Return the segments of all lines in their order."""
    lines = [line for line in lines if not line.nobody]
    rows = rows_of(lines)
    cut: dict[int, list[Piece]] = {}
    group: list[Cut] = []
    for index, line in enumerate(lines):
        if index in rows:
            cut.update((one.number, pieces) for one, pieces in with_labels_of_other_lines(group))
            group = []
        elif line.said.strip():
            group.append((line, _pieces(line)))
    cut.update((one.number, pieces) for one, pieces in with_labels_of_other_lines(group))

    found: list[Segment] = []
    speakers: set[str] = set()
    questions, customers = Questions(), customers_words(lines)
    for index, line in enumerate(lines):
        questions.enter(line)
        if line.speaker_start >= 0 and line.speaker not in speakers:
            speakers.add(line.speaker)
            name = Piece(line.speaker_start, line.speaker_start + len(line.speaker))
            found.append(_segment(line, name, Part.SPEAKER))
        row = rows.get(index)
        if row is not None:
            bare = all(piece.label is None for piece in row.pieces)
            pieces = with_owners(line, row.pieces, customers) if bare else row.pieces
            if bare and any(one.sort == "past" for one in line.marks_between(line.start, row.pieces[0].end)):
                pieces = [piece._replace(past=True) for piece in pieces]  # `Síndico anterior: …, 51 …`
            for number, piece in enumerate(pieces, 1):
                segment = _segment(line, piece, Part.CELL, questions)
                found.append(segment._replace(row=row.number or number))
        elif index not in rows:
            pieces = with_owners(line, cut.get(line.number, []), customers)
            if line.text[line.start : line.start + 1] not in _OTHER_BEGINS or len(pieces) > 1:
                pieces = [_with_label_before(lines, index, piece) for piece in pieces]
            segments = [_segment(line, piece, _part(line), questions) for piece in pieces]
            if line.has("corrects"):
                _take_back(found, line, segments)
            elif told := tells_of_before(line):
                _tell_before(found, line, *told)
            found += segments
        questions.note(line)
    return [segment for segment in found if segment.text.strip()]


def _with_label_before(lines: list[Line], index: int, piece: Piece) -> Piece:
    """Return a piece with the label that it leaves out: `… CPF era o da esposa. O dele é 529…`."""
    line = lines[index]
    said = _LEFT_OUT.match(line.text, piece.start, piece.end) if piece.label is None else None
    if said is None:
        return piece
    marks = list(line.marks_between(line.start, piece.start))
    if not marks and index and lines[index - 1].turn == line.turn and lines[index - 1].part is line.part:
        line = lines[index - 1]
        marks = list(line.said_marks("label"))
    mark = next((one for one in reversed(marks) if one.sort == "label" and one.says in NUMBERED), None)
    if mark is None or not fits(mark.says, lines[index].text[said.end() : piece.end]):
        return piece
    text = line.text[line.start_of(mark) : line.end_of(mark)]
    return piece._replace(start=said.end(), label=Label(mark.says, text, Joint.SAID))


def _pieces(line: Line) -> list[Piece]:
    """Return the pieces of each cell of a line."""
    if "\t" not in line.text and "|" not in line.text:
        pieces = pieces_of(line, line.start, len(line.text))
        at_head = line.part in (Part.HEADER, Part.FROM, Part.TO) and pieces[0].start >= pieces[0].end
        return [Piece(*trimmed(line.text, line.start, len(line.text)))] if at_head else pieces
    found: list[Piece] = []
    for start, end in _cells(line):
        own = pieces_of(line, start, end)
        before = found[-1] if found else None
        if before and before.label and len(own) == 1 and own[0].label is None:
            text = line.text[own[0].start : own[0].end]
            if before.start >= before.end:
                found[-1] = before._replace(
                    start=own[0].start, end=own[0].end, label=before.label._replace(joint=Joint.SIGN)
                )
                continue
            if before.label.kind in ("phone", "email") and fits(before.label.kind, text):
                own = [before._replace(start=own[0].start, end=own[0].end)]
        found += own
    return found


def _cells(line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for column in [*(at.start() for at in _BARS.finditer(line.text, start)), len(line.text)]:
        if line.text[start:column].strip():
            yield start, column
        start = column + 1


_BARS = re.compile(r"[\t|]")


def _part(line: Line) -> Part:
    return Part.QUOTED if line.part is Part.BODY and line.quoted else line.part


def _take_back(found: list[Segment], line: Line, segments: list[Segment]) -> None:
    """Mark the value that this line corrects as past."""
    given = next((segment for segment in segments if VALUE.search(segment.text) or "@" in segment.text), None)
    for place in range(len(found) - 1, max(-1, len(found) - 1 - _BACK_MAX), -1):
        one = found[place]
        alike = given is None or (("@" in given.text) == ("@" in one.text) and _are_of_a_kind(given, one))
        if one.speaker == line.speaker and alike and (VALUE.search(one.text) or "@" in one.text):
            found[place] = one._replace(past=True)
            return


def _are_of_a_kind(one: Segment, other: Segment) -> bool:
    """Whether no label says that two values are of different kinds."""
    kinds = {one.label.kind for one in (one, other) if one.label} & _KINDS
    return len(kinds) < _TWO


def _tell_before(found: list[Segment], line: Line, owner: str, past: bool) -> None:
    """Mark the value right before this line as past, or as somebody else's."""
    for place in range(len(found) - 1, max(-1, len(found) - 1 - _BACK_MAX), -1):
        one = found[place]
        if one.line < line.number - _LINES_BACK or one.voice is not line.voice:
            return
        if VALUE.search(one.text) or "@" in one.text:
            found[place] = one._replace(owner=one.owner or owner, past=one.past or past)
            return


def _segment(line: Line, piece: Piece, part: Part, questions: Questions | None = None) -> Segment:
    text = line.text[piece.start : piece.end]
    voice = line.voice
    if (
        voice is Voice.AGENT
        and part in (Part.BODY, Part.QUOTED)
        and line.speaker
        and _repeats(line, piece, text)
    ):
        voice = Voice.CUSTOMER
    return Segment(
        line.number,
        piece.start,
        text,
        line.block,
        line.turn,
        voice,
        line.speaker,
        part,
        piece.label,
        asked=questions.kinds if questions else frozenset(),
        answers_name=questions.name if questions else False,
        owner=piece.owner,
        past=piece.past,
    )


def _repeats(line: Line, piece: Piece, text: str) -> bool:
    """Whether the desk says again what the customer gave: `confirmando: seu CPF é …?`."""
    label = piece.label
    if piece.owner or label is None or line.has("desk") or not _OWN_DESK.isdisjoint(line.words.texts):
        return False
    if label.kind in ("cpf", "cnpj", "document") or (label.kind == "name" and label.joint is not Joint.SAID):
        return True
    return ("?" in line.said or line.has("repeats")) and (VALUE.search(text) is not None or "@" in text)
