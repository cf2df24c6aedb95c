"""Headings that name somebody beside the customer, and whose the lines below them are."""

from __future__ import annotations

from itertools import groupby

from native_host.customer.extract.limits import HEADING_MAX_CHARS
from native_host.customer.extract.segment import Part
from native_host.customer.extract.segments.clauses import demonstrative
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.shapes import VALUE
from native_host.customer.extract.vocabulary import Mark, folded, vocabulary

HEADING_MAX_WORDS, _FIELD = 6, 2
"""Words of a heading; lines of a field, its label and its value, in a form whose labels stand alone."""

_DEPARTMENT_WORDS = 2
"""Words of a department's name before the last one."""


def mark_headings(lines: list[Line]) -> None:
    """Mark the lines below a heading that names somebody beside the customer, and signatures of offices."""
    owner, block, turn, headed = "", -1, -1, 0
    headings = {index for index, line in enumerate(lines) if _is_heading(line)}
    held = any("titular" in lines[index].words.texts for index in headings)
    buyers = vocabulary().sets["owner.buyers"] if held else frozenset[str]()
    for index, line in enumerate(lines):
        if index in headings:
            words = (line.owner_in(mark) for mark in line.said_marks("owner") if not is_maker(line, mark))
            told = (
                next(words, "")
                or _section(line)
                or next((text for text in line.words.texts if text in buyers), "")
            )
            points = told and demonstrative(line, line.word_range(line.start, len(line.text))) is not None
            if not points and (told or _names_customer(line)):
                owner, block, turn, headed = told, line.block, line.turn, index
        field = owner and index and _is_label_alone(line) and not _is_label_alone(lines[index - 1])
        ruled = owner and index > headed and line.text.rstrip().endswith("--")
        if (line.block, line.turn) != (block, turn) or ruled or (field and index - headed == _FIELD):
            owner = ""
        line.owner = owner
    offices = vocabulary().sets["owner.offices"]
    for (signature, _), group in groupby(lines, lambda line: (line.part is Part.SIGNATURE, line.turn)):
        own = list(group) if signature else []
        words = (
            line.owner_in(mark)
            for line in own
            for mark in line.said_marks("owner")
            if not in_department(line, mark)
        )
        told = next((word for word in words if word in offices), "")
        for line in own:
            line.owner = line.owner or told


def _section(line: Line) -> str:
    """Return the line if it heads a section about others, and says no more."""
    text = folded(line.said).strip(" :-#0123456789.")
    return text if text in vocabulary().sets["owner.sections"] else ""


def _is_label_alone(line: Line) -> bool:
    mark = line.begins_with("label")
    rest = line.text[line.end_of(mark) :] if mark else ""
    return (
        mark is not None
        and len(rest) <= HEADING_MAX_CHARS
        and not rest.strip(" abcdefghijklmnopqrstuvwxyzãçéíóú/")
    )


def _is_heading(line: Line) -> bool:
    said = line.said.strip()
    if len(said) > HEADING_MAX_CHARS or line.part is not Part.BODY or len(said.split()) > HEADING_MAX_WORDS:
        return False
    if VALUE.search(line.plain, line.start):
        return False
    if "|" in said or "\t" in said or line.has("said") or line.has("asks"):
        return False  # a cell with its value, a choice in a menu
    rest = said.rstrip(" :")
    return said.endswith(":") or not any(sign in rest for sign in ":,.!?=")


def _names_customer(line: Line) -> bool:
    own = vocabulary().sets["owner.own"]
    return any(text in own for text in line.words.texts)


def in_department(line: Line, mark: Mark) -> bool:
    """Whether a word is part of a department's name: `Depto. Contábil`."""
    starts = range(max(0, mark.first - _DEPARTMENT_WORDS), mark.first + 1)
    roles = [role for start in starts if (role := line.by_word.get(("role", start)))]
    return any(role.end > mark.first and role.end > role.first + 1 for role in roles)


def is_maker(line: Line, mark: Mark) -> bool:
    """Whether it only says who made an entry: `criado por Bia Lima`."""
    return line.words.texts[mark.first] in vocabulary().sets["owner.makers"]
