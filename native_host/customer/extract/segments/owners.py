"""Whose a stretch is besides the customer's, and what is past: told by a heading, or in the same clause."""

from __future__ import annotations

from native_host.customer.extract.segment import Part
from native_host.customer.extract.segments.clauses import (
    Clause,
    clauses_of,
    demonstrative,
    ends,
    is_about_another,
    joined,
    refers_back,
)
from native_host.customer.extract.segments.events import REMOVED, events_of
from native_host.customer.extract.segments.label_words import OTHER
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.pieces import Piece
from native_host.customer.extract.segments.shapes import VALUE
from native_host.customer.extract.vocabulary import folded, vocabulary


def customers_words(lines: list[Line]) -> frozenset[str]:
    """Return the words that mean the customer: one speaks for him, `o certificado da minha mãe`."""
    found = set()
    for line in lines:
        for mark in line.by_sort.get("for_him", ()):
            if owner := line.by_word.get(("owner", mark.end)):
                found.add(line.owner_in(owner))
    return frozenset(found)


def with_owners(line: Line, pieces: list[Piece], customers: frozenset[str]) -> list[Piece]:
    """Return the pieces with the word for somebody else that governs each, cut into clauses.

    `customers`: words that mean the customer here.
    """
    told = _with_owners(line, pieces)
    return [_freed(piece) if piece.owner in customers else piece for piece in told] if customers else told


def _freed(piece: Piece) -> Piece:
    label = piece.label
    return piece._replace(owner="", label=label._replace(someone_else=False) if label else None)


def _with_owners(line: Line, pieces: list[Piece]) -> list[Piece]:
    if line.part is Part.TO or not (line.owner or {"owner", "past"} & line.by_sort.keys()):
        return pieces
    clauses = [clause for piece in pieces for clause in clauses_of(line, piece)]
    _tell(line, clauses)
    return list(joined(line, clauses))


def _tell(line: Line, clauses: list[Clause]) -> None:
    """Tell whose each clause is: what is said before a value holds on, what is said behind it does not."""
    owner, past, label, removed = line.owner, False, None, False
    before: Clause | None = None
    for clause in clauses:
        piece = clause.piece
        if piece.label is not None and piece.label is not label:
            removed = removed and not _begins_sentence(line, piece)
            owner = (
                line.owner if label is not None and label.kind == OTHER and _is_quoted(line, piece) else owner
            )
            label, past = piece.label, removed
            fresh = _is_own(piece) or _begins_sentence(line, piece)
            owner = piece.owner if piece.role else line.owner if fresh else owner
        ended = piece.label is None and clause.start == piece.start and ends(line, piece.start)
        if clause.lead == "sentence" or ended:
            owner, past, removed = line.owner, False, False
        values = VALUE.finditer(line.plain, clause.start, clause.end)
        last = max((value.start() for value in values), default=-1)
        clause.bare = last < 0
        another = clause.lead == "back" and is_about_another(line, clause)
        refers = clause.lead == "back" or (clause.lead == "on" and refers_back(line, clause))
        back = clause if last >= 0 else before if refers and not another else None
        bare = last < 0 and back is None
        points = bare and demonstrative(line, line.word_range(clause.start, clause.end)) is not None
        silent = piece.owner or (another and last < 0) or points
        for at, sort, word in () if silent else events_of(line, clause):
            if back is not None and back.piece is piece and at > last:
                back.owner = back.owner or (word if sort in ("owner", "of") else "")
                back.past = back.past or sort == "past"
                if back is not clause and back.bare and sort == "owner":
                    owner = word  # behind a name: what follows is his
            elif sort in ("of", "maker"):
                clause.owner = clause.owner or (word if sort == "maker" else "")
            elif sort in ("owner", "own"):
                owner, past = word or line.owner, past and sort == "owner"
            else:
                past = sort == "past"
                removed = removed or word == REMOVED
                clause.past = clause.past and past  # `meu telefone mudou, agora é …`
        if back is not None and back is not clause and back.piece is piece:
            clause.owner, clause.past = back.owner, back.past
        elif not piece.owner:
            clause.owner, clause.past = clause.owner or owner, clause.past or (past and last >= 0)
        past = removed or (past and last < 0)
        before = before if back is not None and back is not clause else clause


def _begins_sentence(line: Line, piece: Piece) -> bool:
    """Whether a sentence ends right before a piece's label."""
    label = piece.label.text if piece.label else ""
    return ends(line, max(0, line.text.rfind(label, 0, piece.start)))


def _is_quoted(line: Line, piece: Piece) -> bool:
    """Whether a piece is a value in a program's data: `"email":"…"`."""
    return line.text.endswith('"', 0, piece.start)


def _is_own(piece: Piece) -> bool:
    """Whether a label says that what follows is the speaker's own: `meu celular`."""
    own = vocabulary().sets["owner.own"]
    if piece.label is None:
        return False
    text = folded(piece.label.text)
    return text in vocabulary().sets["owner.for_him"] or not own.isdisjoint(text.split())
