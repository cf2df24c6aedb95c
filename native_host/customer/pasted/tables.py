"""Spreadsheets' rows: a line of labels, and under it lines with as many cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from native_host.customer.pasted.addresses import masked
from native_host.customer.pasted.lines import Line
from native_host.customer.pasted.pieces import Piece
from native_host.customer.pasted.vocabulary import folded, vocabulary

_DELIMITERS = "\t;|,"
_OTHER = "other"
"""Kind of a column whose heading is no label."""
_LEAST_COLUMNS = 2
_HEADING_MAX_CHARS = 30
_NUMBERED = re.compile(r"\s{0,20}\(?\d{1,2}\)?$")


@dataclass(frozen=True)
class Heading:
    """The columns of a table: kind and label of each."""

    delimiter: str
    columns: tuple[tuple[str, str], ...]


def heading_of(line: Line) -> Heading | None:
    """Return the heading that the line is, if half of its cells or more are labels."""
    for delimiter in _DELIMITERS:
        if delimiter not in line.text:
            continue
        cells = [cell.strip(" \"'") for cell in line.text.split(delimiter)]
        if len(cells) < _LEAST_COLUMNS:
            continue
        kinds = [_kind(cell) for cell in cells]
        known = sum(map(bool, kinds))
        if known >= _LEAST_COLUMNS and known * 2 >= len(cells) and all(map(_can_head, cells)):
            return Heading(delimiter, tuple(zip(kinds, cells, strict=True)))
    return None


def _kind(cell: str) -> str:
    return vocabulary().labels.get(_NUMBERED.sub("", folded(cell)), "")


def _can_head(cell: str) -> bool:
    """Whether the cell may be a column's heading: a few words without a number."""
    return len(cell) <= _HEADING_MAX_CHARS and not any(map(str.isdecimal, _NUMBERED.sub("", cell)))


def row_of(line: Line, heading: Heading, number: int) -> list[Piece]:
    """Return the line's cells as pieces, or nothing if it is no row of this table."""
    cells = line.text.split(heading.delimiter)
    if len(cells) != len(heading.columns):
        return []
    hidden, pieces, start = masked(line.text), [], 0
    for cell, (kind, label) in zip(cells, heading.columns, strict=True):
        pieces.append(
            Piece(line, kind or _OTHER, label, hidden[start : start + len(cell)], start, True, number)
        )
        start += len(cell) + 1
    return pieces
