"""Tables: a row of labels over rows of values, labels in the first column, rows without any labels."""

from __future__ import annotations

import re
from typing import NamedTuple

from native_host.customer.extract.limits import HEADING_MAX_CHARS
from native_host.customer.extract.segment import Joint, Label
from native_host.customer.extract.segments.label_values import fits
from native_host.customer.extract.segments.label_words import kind_of
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.pieces import Piece, trimmed
from native_host.customer.extract.segments.shapes import LONG_NUMBER
from native_host.customer.extract.vocabulary import vocabulary

Span = tuple[int, int]
"""Columns of a cell."""

_BLANKS = "  "
"""The delimiter of columns that are laid out with blanks."""
_LAID_OUT = re.compile(r"\S+(?: \S+)*")
_QUOTED = {sign: re.compile(rf'"(?:[^"]|"")*"(?={sign}|$)|[^{sign}]*') for sign in ("\t", ";", ",")}
"""A cell that may be quoted, by delimiter."""
_LEAST = 2
"""Columns of a table, known labels of its head, rows that are cut alike."""


class Row(NamedTuple):
    """A row of a table: its cells, and its number; 0: each cell is another row's."""

    pieces: list[Piece]
    number: int


class _Head(NamedTuple):
    delimiter: str
    labels: list[Label]
    spans: list[Span]


def rows_of(lines: list[Line]) -> dict[int, Row | None]:
    """Return the rows by index of their lines; None for a line of labels, which holds no value."""
    found: dict[int, Row | None] = {}
    _headed(lines, found)
    index = 0
    while index < len(lines):
        index += _turned(lines, index, found) or _alike(lines, index, found) or 1
    return found


def cells_of(line: Line, delimiter: str) -> list[Span]:
    """Return the columns of a line's cells; empty ones too, except between blanks."""
    text, start = line.text, line.start
    if delimiter not in text:
        return []
    if delimiter == _BLANKS:
        return [cell.span() for cell in _LAID_OUT.finditer(text, start)]
    found: list[Span] = []
    if delimiter in _QUOTED and '"' in text:
        for cell in _QUOTED[delimiter].finditer(text, start):
            if not found or cell.start() != found[-1][1]:  # else the empty rest of a cell
                found.append(cell.span())
        return found
    for part in text[start:].split(delimiter):
        found.append((start, start + len(part)))
        start += len(part) + len(delimiter)
    return found


def _headed(lines: list[Line], found: dict[int, Row | None]) -> None:
    """Find rows under a row of labels."""
    head: _Head | None = None
    number = block = 0
    for index, line in enumerate(lines):
        if new := _head(lines, index):
            head, number, block = new, 0, line.block
            found[index] = None
        elif head:
            apart = line.block > block + 1 or (line.opens and line.speaker)
            pieces = [] if apart else _row(line, head)
            if pieces:
                number, block = number + 1, line.block
                found[index] = Row(pieces, number)
            else:
                head = None


def _head(lines: list[Line], index: int) -> _Head | None:
    """Return the labels that the line is, if enough of its cells are known ones and values follow."""
    line = lines[index]
    if len(line.by_sort.get("label", ())) < _LEAST or index + 1 >= len(lines):
        return None
    for delimiter in ("\t", "|", ";", ",", _BLANKS):
        spans = cells_of(line, delimiter) if delimiter in line.text else []
        if len(spans) < _LEAST or not all(_can_head(line.text[start:end]) for start, end in spans):
            continue
        apart = abs(len(cells_of(lines[index + 1], delimiter)) - len(spans))
        # Commas and blanks stand in sentences too; other rows may have lost cells.
        if apart > {",": 0, _BLANKS: 1}.get(delimiter, max(1, len(spans) // 2)):
            continue
        first = cells_of(lines[index + 1], delimiter)[:1]
        if first and _cell_label(lines[index + 1], first[0]):
            continue  # the labels stand in the first column
        labels = [_cell_label(line, span) for span in spans]
        known = [label.kind for label in labels if label]
        if len(set(known)) >= _LEAST and len(known) * 3 >= len(spans):
            filled = [
                label or Label("other", line.text[start:end].strip(" \"'"), Joint.COLUMN)
                for label, (start, end) in zip(labels, spans, strict=True)
            ]
            return _Head(delimiter, filled, spans)
    return None


def _can_head(cell: str) -> bool:
    counted = sum(map(str.isdecimal, cell)) <= 2
    return counted and len(cell.strip()) <= HEADING_MAX_CHARS and "@" not in cell and ":" not in cell


def _cell_label(line: Line, span: Span) -> Label | None:
    """Return what the cell says of its column, if it is a label at all."""
    inside = line.word_range(*span)
    marks = [mark for mark in line.marks_between(*span) if mark.end <= inside.stop]
    kinds = [mark.says for mark in marks if mark.sort == "label"]
    told = {sort: [mark for mark in marks if mark.sort == sort] for sort in ("label", "owner", "past")}
    known = {index for own in told.values() for mark in own for index in range(mark.first, mark.end)}
    fillers = vocabulary().sets["words.fillers"]
    texts = (line.words.texts[index] for index in inside if index not in known)
    strange = sum(text not in fillers and not text.isdecimal() for text in texts)
    if not kinds or strange > len(inside) // 2:
        return None
    text = line.text[span[0] : span[1]].strip(" \"'")
    return Label(kind_of(kinds), text, Joint.COLUMN, bool(told["owner"]), bool(told["past"]))


def _row(line: Line, head: _Head) -> list[Piece]:
    """Return the line's cells under their labels; none if it is no row of this table."""
    spans = cells_of(line, head.delimiter)
    if len(spans) < _LEAST or len(spans) > _LEAST * len(head.labels):
        return []
    if len(spans) == len(head.labels):
        labels: list[Label | None] = [*head.labels]
    elif head.delimiter == _BLANKS:
        labels = [_above(span, head) for span in spans]
    else:
        labels = _by_fit(line, spans, head)
    return [Piece(*trimmed(line.text, *span), label) for span, label in zip(spans, labels, strict=True)]


def _above(span: Span, head: _Head) -> Label | None:
    """Return the label of the column above most of the cell."""
    shared = [min(span[1], end) - max(span[0], start) for start, end in head.spans]
    return head.labels[shared.index(max(shared))] if max(shared) > 0 else None


def _by_fit(line: Line, spans: list[Span], head: _Head) -> list[Label | None]:
    """Return labels for a broken row: in their order, each for the next cell that may hold it."""
    found: list[Label | None] = []
    rest = iter(head.labels)
    for start, end in spans:
        text = line.text[start:end]
        found.append(next((label for label in rest if not text.strip() or fits(label.kind, text)), None))
    return found


def _turned(lines: list[Line], index: int, found: dict[int, Row | None]) -> int:
    """Find rows of labels in the first column and one person in each further one; return how many."""
    first = lines[index]
    signs = [sign for sign in ("\t", "|", ";") if sign in first.text] if "label" in first.by_sort else []
    sign = next((sign for sign in signs if len(cells_of(first, sign)) > _LEAST), "")
    if not sign:
        return 0
    rows: list[list[Piece]] = []
    for place in range(index, len(lines)):
        line, spans = lines[place], cells_of(lines[place], sign)
        if place in found or len(spans) <= _LEAST or (rows and len(spans) != len(rows[0]) + 1):
            break
        label = _cell_label(line, spans[0])
        if label is None or any(_cell_label(line, span) for span in spans[1:]):
            break
        rows.append([Piece(*trimmed(line.text, *span), label) for span in spans[1:]])
    if len(rows) < _LEAST:
        return 0
    found.update({index + place: Row(pieces, 0) for place, pieces in enumerate(rows)})
    return len(rows)


def _alike(lines: list[Line], index: int, found: dict[int, Row | None]) -> int:
    """Find rows without labels that are cut alike, each with a number and more; return how many."""
    best: list[list[Piece]] = []
    text = lines[index].text
    delimiters = [one for one in ("\t", ";", "|", ",", " - ", " / ") if one in text]
    if not delimiters or not LONG_NUMBER.search(text) or lines[index].has("label"):
        return 0
    for delimiter in delimiters:
        rows: list[list[Piece]] = []
        for place in range(index, len(lines)):
            line, spans = lines[place], cells_of(lines[place], delimiter)
            numbers = sum(LONG_NUMBER.search(line.text, *span) is not None for span in spans)
            uneven = rows and len(spans) != len(rows[0])
            if place in found or uneven or not 0 < numbers < len(spans) or line.has("label"):
                break
            rows.append([Piece(*trimmed(line.text, *span)) for span in spans])
        best = max(best, rows, key=len)
    if len(best) < _LEAST:
        return 0
    found.update({index + place: Row(pieces, place + 1) for place, pieces in enumerate(best)})
    return len(best)
