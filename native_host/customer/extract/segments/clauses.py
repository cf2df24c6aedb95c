"""The clauses of a piece: a value and what is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from native_host.customer.extract.segments.label_values import fits
from native_host.customer.extract.segments.label_words import NAMES
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.pieces import Piece, trimmed
from native_host.customer.extract.segments.shapes import VALUE
from native_host.customer.extract.vocabulary import vocabulary

_PARTING = re.compile(
    r"(?P<sentence>(?:[^\W_]{3}|\d)[.!?]\s)|(?P<is>,)\s(?=(?:que\s)?(?:é|eh)\s)|[,;:]\s"
    r"|\s(?P<back>-)\s|\s/\s|(?P<open>\()(?=[^\W\d])"
    r"|(?<=[^\W\d])\)(?=\W|$)|\s(?:e|ou|mas|and|y|but|pois|porque)\s",
    re.IGNORECASE,
)
"""Between two clauses; `back`, `open`, `is`: what follows may belong to what stands before."""
_ARTICLES, _OTHERS = frozenset({"o", "a", "os", "as", "the"}), frozenset({"outro", "outra", "old"})
_DEMONSTRATIVES = frozenset(
    {"esse", "essa", "este", "esta", "isso", "isto", "aquele", "aquela", "ele", "ela", "esses", "essas",
     "this", "that"}
)  # fmt: skip
IS = frozenset({"e", "eh", "era", "foi", "is", "was"})
_POINTERS = (
    _DEMONSTRATIVES | IS | {"que", "mas", "ja", "agora", "ta", "esta", "so", "porem", "pois", "numero"}
)
_SIGHS = frozenset(
    ("opa", "ops", "nao", "ah", "hm", "mas", "aff", "e", "pera", "alias", "oh", "eh", "so", "q")
)
_BACK_MAX_WORDS = 4
"""Words at a line's beginning among which one points back."""


@dataclass
class Clause:
    """A clause of a piece: its columns, what leads to it, and whose it is."""

    piece: Piece
    start: int
    end: int
    lead: str
    owner: str
    past: bool
    bare: bool = False
    """No value stands in it."""


def clauses_of(line: Line, piece: Piece) -> Iterator[Clause]:
    """Yield the clauses of a piece; of two values in one, what is told before the second is the second's."""
    for clause in _parted(line, piece):
        values = [value.span() for value in VALUE.finditer(line.plain, clause.start, clause.end)]
        start, lead = clause.start, clause.lead
        for (_, end), (begin, _) in pairwise(values):
            if any(mark.sort in ("owner", "past") for mark in line.marks_between(end, begin)):
                yield Clause(piece, start, end, lead, clause.owner, clause.past)
                start, lead = end, "on"
        yield Clause(piece, start, clause.end, lead, clause.owner, clause.past)


def _parted(line: Line, piece: Piece) -> Iterator[Clause]:
    start, lead, opened = piece.start, "", False
    whole = piece.label is None and not VALUE.search(line.plain, piece.start, piece.end)
    for parting in _PARTING.finditer(line.text, piece.start, piece.end):
        if whole and not parting["sentence"]:
            continue
        kept = parting.end() if parting["sentence"] else parting.start() + parting[0].startswith(")")
        if kept > start:
            yield Clause(piece, start, kept, lead, piece.owner, piece.past)
        start = parting.end() - bool(parting["open"])
        remark = parting["open"] and not _holds_value(line, parting.end(), piece.end)
        back = parting["back"] or remark or parting["is"]
        opened = bool(remark) or (opened and not parting[0].startswith(")"))
        lead = "sentence" if parting["sentence"] else "back" if back or opened else "on"
    yield Clause(piece, start, piece.end, lead, piece.owner, piece.past)


def _holds_value(line: Line, start: int, end: int) -> bool:
    """Whether what stands in brackets has a value of its own: `51 … (mudei em maio, o 54 … já não é meu)`."""
    close = line.text.find(")", start, end)
    value = VALUE.search(line.plain, start, close if close >= 0 else end)
    return value is not None and value.end() > start + 1


def is_about_another(line: Line, clause: Clause) -> bool:
    """Whether a clause names another value of the same kind: `(o do UOL não uso mais)`."""
    texts, sets = line.words.texts, vocabulary().sets
    inside = line.word_range(clause.start, clause.end)
    first, second = (
        texts[index] if index < inside.stop else "" for index in (inside.start, inside.start + 1)
    )
    own = second in sets["owner.own"] or second in sets["past.words"] or second in sets["words.links"]
    return first in _ARTICLES and (own or second in _OTHERS)


def refers_back(line: Line, clause: Clause) -> bool:
    """Whether a clause without a value says something of what stands before: `…, esse não uso mais`."""
    inside = line.word_range(clause.start, clause.end)
    index = inside.start
    while index < inside.stop and line.words.texts[index] in _POINTERS:
        if ("past", index) in line.by_word:
            break
        index += 1
    pointed = index > inside.start and line.words.texts[inside.start] in _DEMONSTRATIVES
    past = line.by_word.get(("past", index))
    told = past is not None and past.end - past.first > 1  # `não uso mais`; `antigo` stands before what is so
    return told or (pointed and line.words.texts[index - 1] in IS)


def demonstrative(line: Line, inside: range) -> int | None:
    """Return the word that points back with which a stretch begins, behind sighs: `opa não, esse …`."""
    places = inside[:_BACK_MAX_WORDS]
    first = next((place for place in places if line.words.texts[place] not in _SIGHS), None)
    return first if first is not None and line.words.texts[first] in _DEMONSTRATIVES else None


def ends(line: Line, column: int) -> bool:
    """Whether a sentence has ended right before the column."""
    return line.text[max(0, column - 4) : column].rstrip().endswith((".", "!", "?"))


def joined(line: Line, clauses: list[Clause]) -> Iterator[Piece]:
    """Yield the clauses of each piece, those that are told alike as one."""
    for (piece, owner, past), group in groupby(clauses, lambda one: (one.piece, one.owner, one.past)):
        own = list(group)
        start, end = own[0].start, own[-1].end
        if (start, end) != (piece.start, piece.end):
            start, end = trimmed(line.text, start, end)
        label = piece.label
        if label is not None and label.outdated and not past:
            label = label._replace(outdated=False)
        if label is not None and start > piece.start:
            more = label.kind not in NAMES and fits(label.kind, line.text[start:end])
            label = label if more else None
        yield Piece(start, end, label, owner, past, piece.role)
