"""Whose a stretch is besides the customer's, and what is past: told by a heading, or in the same clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.limits import HEADING_MAX_CHARS
from native_host.customer.extract.segment import Part
from native_host.customer.extract.segments.label_words import HELP, NAMES
from native_host.customer.extract.segments.labels import fits
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.pieces import Piece, trimmed
from native_host.customer.extract.vocabulary import Mark, folded, vocabulary

_PARTING = re.compile(
    r"(?P<sentence>(?:[^\W_]{3}|\d)[.!?]\s)|(?P<is>,)\s(?=(?:que\s)?(?:é|eh)\s)|[,;:]\s"
    r"|\s(?P<back>-)\s|\s/\s|(?P<open>\()(?=[^\W\d])"
    r"|(?<=[^\W\d])\)(?=\W|$)|\s(?:e|ou|mas|and|y|but|pois|porque)\s",
    re.IGNORECASE,
)
"""Between two clauses; `back`, `open`, `is`: what follows may belong to what stands before."""
_VALUE = re.compile(rf"\d(?:[ ./()-]{{0,3}}\d){{6}}|{MASK}+")
_HEADING_MAX_WORDS, _FIELD = 6, 2
"""Words of a heading; lines of a field, its label and its value, in a form whose labels stand alone."""
_ARTICLES, _OTHERS = frozenset({"o", "a", "os", "as", "the"}), frozenset({"outro", "outra", "old"})
_DEMONSTRATIVES = frozenset(
    {
        "esse",
        "essa",
        "este",
        "esta",
        "isso",
        "isto",
        "aquele",
        "aquela",
        "ele",
        "ela",
        "esses",
        "essas",
        "this",
        "that",
    }
)
_IS = frozenset({"e", "eh", "era", "foi", "is", "was"})
_POINTERS = (
    _DEMONSTRATIVES | _IS | {"que", "mas", "ja", "agora", "ta", "esta", "so", "porem", "pois", "numero"}
)
_SIGHS = frozenset(
    ("opa", "ops", "nao", "ah", "hm", "mas", "aff", "e", "pera", "alias", "oh", "eh", "so", "q")
)
_BACK_MAX_WORDS = 4
"""Words at a line's beginning among which one points back."""


def mark_headings(lines: list[Line]) -> None:
    """Mark the lines below a heading that names somebody beside the customer, and signatures of offices."""
    owner, block, turn, headed = "", -1, -1, 0
    for index, line in enumerate(lines):
        if _is_heading(line):
            words = (line.owner_in(mark) for mark in line.said_marks("owner") if not _is_maker(line, mark))
            told = next(words, "") or _section(line)
            points = told and _demonstrative(line, line.word_range(line.start, len(line.text))) is not None
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
        words = (line.owner_in(mark) for line in own for mark in line.said_marks("owner"))
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
    short = len(said) <= HEADING_MAX_CHARS and len(said.split()) <= _HEADING_MAX_WORDS
    if not short or _VALUE.search(line.plain, line.start) or line.part is not Part.BODY:
        return False
    if "|" in said or "\t" in said or line.has("said") or line.has("asks"):
        return False  # a cell with its value, a choice in a menu
    rest = said.rstrip(" :")
    return said.endswith(":") or not any(sign in rest for sign in ":,.!?=")


def _names_customer(line: Line) -> bool:
    own = vocabulary().sets["owner.own"]
    return any(text in own for text in line.words.texts)


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
    return piece._replace(owner="", label=replace(label, someone_else=False) if label else None)


def _with_owners(line: Line, pieces: list[Piece]) -> list[Piece]:
    if line.part is Part.TO or not (line.owner or {"owner", "past"} & line.by_sort.keys()):
        return pieces
    clauses = [clause for piece in pieces for clause in _clauses(line, piece)]
    _tell(line, clauses)
    return list(_joined(line, clauses))


@dataclass
class _Clause:
    """A clause of a piece: its columns, what leads to it, and whose it is."""

    piece: Piece
    start: int
    end: int
    lead: str
    owner: str
    past: bool
    bare: bool = False
    """No value stands in it."""


def _clauses(line: Line, piece: Piece) -> Iterator[_Clause]:
    """Yield the clauses of a piece; of two values in one, what is told before the second is the second's."""
    for clause in _parted(line, piece):
        values = [value.span() for value in _VALUE.finditer(line.plain, clause.start, clause.end)]
        start, lead = clause.start, clause.lead
        for (_, end), (begin, _) in pairwise(values):
            if any(mark.sort in ("owner", "past") for mark in line.marks_between(end, begin)):
                yield _Clause(piece, start, end, lead, clause.owner, clause.past)
                start, lead = end, "on"
        yield _Clause(piece, start, clause.end, lead, clause.owner, clause.past)


def _parted(line: Line, piece: Piece) -> Iterator[_Clause]:
    start, lead, opened = piece.start, "", False
    whole = piece.label is None and not _VALUE.search(line.plain, piece.start, piece.end)
    for parting in _PARTING.finditer(line.text, piece.start, piece.end):
        if whole and not parting["sentence"]:
            continue
        kept = parting.end() if parting["sentence"] else parting.start() + parting[0].startswith(")")
        if kept > start:
            yield _Clause(piece, start, kept, lead, piece.owner, piece.past)
        start = parting.end() - bool(parting["open"])
        back = parting["back"] or parting["open"] or parting["is"]
        opened = bool(parting["open"]) or (opened and not parting[0].startswith(")"))
        lead = "sentence" if parting["sentence"] else "back" if back or opened else "on"
    yield _Clause(piece, start, piece.end, lead, piece.owner, piece.past)


def _tell(line: Line, clauses: list[_Clause]) -> None:
    """Tell whose each clause is: what is said before a value holds on, what is said behind it does not."""
    owner, past, label = line.owner, False, None
    before: _Clause | None = None
    for clause in clauses:
        piece = clause.piece
        if piece.label is not None and piece.label is not label:
            label, past = piece.label, False
            owner = piece.owner if piece.role else line.owner if _is_own(piece) else owner
        ended = piece.label is None and clause.start == piece.start and _ends(line, piece.start)
        if clause.lead == "sentence" or ended:
            owner, past = line.owner, False
        values = _VALUE.finditer(line.plain, clause.start, clause.end)
        last = max((value.start() for value in values), default=-1)
        clause.bare = last < 0
        another = clause.lead == "back" and _is_about_another(line, clause)
        refers = clause.lead == "back" or (clause.lead == "on" and _refers_back(line, clause))
        back = clause if last >= 0 else before if refers and not another else None
        bare = last < 0 and back is None
        points = bare and _demonstrative(line, line.word_range(clause.start, clause.end)) is not None
        silent = piece.owner or (another and last < 0) or points
        for at, sort, word in () if silent else _events(line, clause):
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
                clause.past = clause.past and past  # `meu telefone mudou, agora é …`
        if back is not None and back is not clause and back.piece is piece:
            clause.owner, clause.past = back.owner, back.past
        elif not piece.owner:
            clause.owner, clause.past = clause.owner or owner, clause.past or (past and last >= 0)
        past = past and last < 0
        before = before if back is not None and back is not clause else clause


def _is_about_another(line: Line, clause: _Clause) -> bool:
    """Whether a clause names another value of the same kind: `(o do UOL não uso mais)`."""
    texts, sets = line.words.texts, vocabulary().sets
    inside = line.word_range(clause.start, clause.end)
    first, second = (
        texts[index] if index < inside.stop else "" for index in (inside.start, inside.start + 1)
    )
    own = second in sets["owner.own"] or second in sets["past.words"] or second in sets["words.links"]
    return first in _ARTICLES and (own or second in _OTHERS)


def _refers_back(line: Line, clause: _Clause) -> bool:
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
    return told or (pointed and line.words.texts[index - 1] in _IS)


def _demonstrative(line: Line, inside: range) -> int | None:
    """Return the word that points back with which a stretch begins, behind sighs: `opa não, esse …`."""
    places = inside[:_BACK_MAX_WORDS]
    first = next((place for place in places if line.words.texts[place] not in _SIGHS), None)
    return first if first is not None and line.words.texts[first] in _DEMONSTRATIVES else None


def tells_of_before(line: Line) -> tuple[str, bool] | None:
    """Return whose what was said before is and whether it is past, if a line points back to it.

    `esse é da minha ex-sócia`, `isso não uso mais`.
    """
    if not {"owner", "past"} & line.by_sort.keys():
        return None
    value = _VALUE.search(line.plain, line.start)
    end = value.start() if value else len(line.text)
    if value:  # what stands before the value may point back: `esse é antigo, o novo é 51 …`
        end = line.text.rfind(",", line.start, end)
    inside = line.word_range(line.start, end)
    first = _demonstrative(line, inside)
    if first is None:
        return None
    behind = line.words.texts[first + 1 : first + 3]
    marks = [mark for mark in line.marks_between(line.start, end) if mark.sort in ("owner", "past")]
    if not marks or not (_IS.intersection(behind) or marks[0].sort == "past"):
        return None
    owner = next((line.owner_in(mark) for mark in marks if mark.sort == "owner"), "")
    return owner, any(mark.sort == "past" for mark in marks)


def _events(line: Line, clause: _Clause) -> Iterator[tuple[int, str, str]]:
    """Yield what a clause says of whose it is and when it was so: column, sort, word."""
    texts, sets, piece = line.words.texts, vocabulary().sets, clause.piece
    inside = line.word_range(clause.start, clause.end)
    named = piece.label is not None and piece.label.kind in NAMES and clause.start == piece.start
    company = line.names_company(inside)
    for index in inside:
        column = line.words.starts[index]
        if mark := line.by_word.get(("owner", index)):
            at_work = line.part is Part.SIGNATURE and ("role", index) in line.by_word
            office = texts[index] in sets["owner.offices"]
            if _is_maker(line, mark):
                yield column, "maker", line.owner_in(mark)
            elif not (named or ((company or at_work) and not office) or _only_helps(line, mark)):
                yield column, "of" if _works_for(line, mark) else "owner", line.owner_in(mark)
        elif ("past", index) in line.by_word and "corrects" not in line.by_sort:
            yield column, "past", ""
        elif texts[index] in sets["past.now"]:
            yield column, "now", ""
        elif texts[index] in sets["owner.own"] and not _is_before_owner(line, index):
            yield column, "own", ""


def _only_helps(line: Line, mark: Mark) -> bool:
    """Whether he is the one for whom is spoken, or does no more than help: `a neta criou um e-mail`."""
    texts, acts = line.words.texts, vocabulary().sets["owner.acts"]
    acting = mark.end < len(texts) and texts[mark.end] in acts
    return acting or _is_helped(line, mark) or _for_him(line, mark.first)


def _is_helped(line: Line, mark: Mark) -> bool:
    """Whether it is told with whose help something was done: `com ajuda da neta`."""
    return not HELP.isdisjoint(line.words.texts[max(0, mark.first - 2) : mark.first])


def _is_maker(line: Line, mark: Mark) -> bool:
    """Whether it only says who made an entry: `criado por Bia Lima`."""
    return line.words.texts[mark.first] in vocabulary().sets["owner.makers"]


def _works_for(line: Line, mark: Mark) -> bool:
    """Whether it is said right behind whose somebody is: `contadora da Padaria Aurora`."""
    words = line.words
    if mark.end + 1 >= len(words.texts) or words.texts[mark.end] not in ("da", "do", "de", "das", "dos"):
        return False
    titled = words.texts[mark.end + 1] in vocabulary().sets["words.titles"]
    return titled or line.text[words.starts[mark.end + 1]].isupper()


def _ends(line: Line, column: int) -> bool:
    """Whether a sentence has ended right before the column."""
    return line.text[max(0, column - 4) : column].rstrip().endswith((".", "!", "?"))


def _is_before_owner(line: Line, index: int) -> bool:
    """Whether a word only points at somebody else: `meu contador`."""
    return any(("owner", index + step) in line.by_word for step in (1, 2))


def _for_him(line: Line, index: int) -> bool:
    """Whether one speaks for him: he is the customer."""
    return any(mark.end == index for mark in line.by_sort.get("for_him", ())[:_HEADING_MAX_WORDS])


def _is_own(piece: Piece) -> bool:
    """Whether a label says that what follows is the speaker's own: `meu celular`."""
    own = vocabulary().sets["owner.own"]
    if piece.label is None:
        return False
    text = folded(piece.label.text)
    return text in vocabulary().sets["owner.for_him"] or not own.isdisjoint(text.split())


def _joined(line: Line, clauses: list[_Clause]) -> Iterator[Piece]:
    """Yield the clauses of each piece, those that are told alike as one."""
    for (piece, owner, past), group in groupby(clauses, lambda one: (one.piece, one.owner, one.past)):
        own = list(group)
        start, end = own[0].start, own[-1].end
        if (start, end) != (piece.start, piece.end):
            start, end = trimmed(line.text, start, end)
        label = piece.label
        if label is not None and label.outdated and not past:
            label = replace(label, outdated=False)
        if label is not None and start > piece.start:
            more = label.kind not in NAMES and fits(label.kind, line.text[start:end])
            label = label if more else None
        yield Piece(start, end, label, owner, past, piece.role)
