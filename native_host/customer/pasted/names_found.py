"""Names in a piece: behind a label, behind an introduction, in a signature, in an e-mail's head, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from native_host.customer.form_texts import without_next_label
from native_host.customer.issues import issue
from native_host.customer.letter_case import as_people_write, is_company
from native_host.customer.look_alikes import in_one_script
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.name_words import (
    COMPANY_TAIL,
    is_name_line,
    is_small_name_line,
    labelled_name,
    may_end_in_label,
    running_name,
    without_end,
    without_titles,
)
from native_host.customer.pasted.pieces import Piece
from native_host.customer.pasted.vocabulary import folded, vocabulary
from native_host.protocol.messages import Confidence, CustomerKey

LABELLED, DOCUMENTED, CONTACT, INTRODUCED, ALONE, SIGNED, HEADER, SPEAKER, COMPANY, OTHER, SMALL = range(11)
"""Ranks: how well a name is told; the best told is the customer's."""

_INTRODUCTIONS_MAX = 20
"""In one stretch of text; who introduces more people is not the customer."""
_NAME_MAX = 240
"""Characters in which a name must end."""

_BEFORE_NUMBER = re.compile(
    r"(?:^|[.!?:]\s|\bsra?\.\s|\bdra?\.\s)\s*([^\s.!?:\x00][^.!?:\n\x00]{1,78}?[^\s.!?:\x00])\s*[,;(|-]\s*$",
    re.IGNORECASE,
)
_ROW_NAME = re.compile(
    r"^\s*([^\s;,|\d\x00][^;,|\t\n\d\x00]{1,78}?[^\s;,|\d\x00])\s*"
    rf"(?:[;,|\t]|(?<=\s)(?:-\s(?!{COMPANY_TAIL})|(?=[(+]?\d)|\x00))"
)
_LAST_PART = re.compile(
    r",\s{1,20}([^\s.,;:!?()\x00\d][^.,;:!?()\x00\d]{1,78}?[^\s.,;:!?()\x00\d])\s*[,;(|-]\s*$"
)
"""`falo pela minha mãe, Nair Souza, ` before the CPF."""
_LONG_NUMBER = re.compile(r"\d[\d. /-]{6,}\d")
_PARTS = re.compile(rf"\s[-/·]\s(?!{COMPANY_TAIL})|[;|\t(,]")
_HEAD = re.compile(r"^[^:]{1,20}:")
"""The word at the head of an e-mail, with its colon."""
_PARTS_MAX = 20
_CNPJ = re.compile(r"[^\W_]{4}-\d\d\b")
_CODE = re.compile(r"\d{1,4}\s")
"""A code, and behind it the next label: no name begins so that ends at a colon, but companies' do."""
_TITLED = re.compile(r"\b(?:sr|sra|srta|dr|dra|dona|prof|profa)\.?\s+(?=[a-z])")


def names_found(piece: Piece, *, asked: bool, prompted: bool, next_is_document: bool) -> Iterator[Find]:
    """Yield the names of a piece.

    Args:
        piece: the piece.
        asked: the line before asked for the name, in a question.
        prompted: the line before told to give it.
        next_is_document: the next piece's label is that of a CPF or CNPJ.
    """
    line = piece.line
    if line.desk:
        return
    if piece.kind == "name":
        yield from _labelled(piece, LABELLED)
    elif piece.kind == "contact":
        yield from _labelled(piece, CONTACT)
    if piece.kind not in ("", "name", "contact"):
        return
    if line.header:
        if line.header == "from":
            yield from _made(piece, labelled_name(_HEAD.sub("", piece.text)), HEADER)
        return
    if piece.kind == "":
        yield from _unlabelled(
            piece, asked=asked, prompted=asked or prompted, next_is_document=next_is_document
        )


def speaker_found(piece: Piece) -> Iterator[Find]:
    """Yield the name under which the customer speaks in a chat."""
    if is_name_line(piece.line.speaker):
        yield from _made(piece, piece.line.speaker.strip(), SPEAKER)


def _labelled(piece: Piece, rank: int) -> Iterator[Find]:
    text, perhaps_a_label = without_next_label(piece.text)
    name = labelled_name(text) if piece.strong else running_name(text)
    if not name or (" " not in name and not (piece.strong or (piece.said and name[0].isupper()))):
        return
    runs_on = perhaps_a_label.endswith(name)
    if runs_on and _CODE.match(name) and not is_company(name):
        return
    find = _find(piece, name, rank)
    certain = is_name_line(name) and not find.issues and not may_end_in_label(name, piece.text)
    if piece.strong and rank == LABELLED and certain:
        find.confidence = Confidence.SURE
    find.identity = piece.strong and rank == LABELLED
    if piece.someone_else or piece.outdated or runs_on:
        find.rank, find.identity = OTHER, False
        find.weaken(Confidence.UNSURE)
    yield find


def _unlabelled(piece: Piece, *, asked: bool, prompted: bool, next_is_document: bool) -> Iterator[Find]:
    text, plain = piece.text, folded(piece.text)
    said = False
    for match in islice(vocabulary().introduction.finditer(plain), _INTRODUCTIONS_MAX):
        short = match[0].strip(" ,") in ("e", "eh", "sou", "eu")
        if match[0].strip(" ,") == "e" and text[match.start()] not in "éÉ" and not asked:
            continue
        name = running_name(text[match.end() : match.end() + _NAME_MAX])
        if (
            name
            and (not short or " " in name or asked or match.start() == 0)
            and _not_a_common_word(name, text)
        ):
            said = True
            yield from _made(piece, name, INTRODUCED)
            break
    for match in islice(_TITLED.finditer(plain), _INTRODUCTIONS_MAX):
        name = running_name(text[match.end() : match.end() + _NAME_MAX])
        if " " in name and not said:
            yield from _made(piece, name, ALONE)
    if not said:
        yield from _alone(piece, asked=asked, prompted=prompted, next_is_document=next_is_document)


def _alone(piece: Piece, *, asked: bool, prompted: bool, next_is_document: bool) -> Iterator[Find]:
    """Yield the name that stands there by itself: alone in its line, before a number, or signing."""
    text = piece.text
    bare = without_titles(without_end(text))
    if is_name_line(bare):
        rank = SIGNED if piece.line.signature else ALONE
        yield from _made(piece, bare, COMPANY if is_company(bare) else rank)
    elif is_small_name_line(bare):
        yield from _made(piece, bare, ALONE if prompted else SMALL)
    elif (closing := vocabulary().closing.match(folded(text))) and is_name_line(text[closing.end() :]):
        yield from _made(piece, text[closing.end() :].strip(" ,.;"), SIGNED)
    elif asked and (name := running_name(text) or _answered(text)):
        yield from _made(piece, name, ALONE)
    elif name := (next_is_document and _before_a_document(text)) or _in_a_row(text):
        yield from _made(piece, name, _rank_beside(piece, name))
    elif is_company(bare) and piece.line.signature and (name := labelled_name(bare)):
        yield from _made(piece, name, COMPANY)


def _before_a_document(text: str) -> str:
    if (last := _LAST_PART.search(text)) and is_name_line(last[1]):
        return last[1].strip()
    before = _BEFORE_NUMBER.search(text)
    name = before[1].split(". ")[-1] if before else ""
    return name if is_name_line(name) else ""


def _in_a_row(text: str) -> str:
    """Return the name in a line of data: first, or beside a number."""
    if (row := _ROW_NAME.match(text)) and (is_name_line(row[1]) or is_company(row[1])):
        return labelled_name(row[1])
    return _beside_a_number(text) if _LONG_NUMBER.search(text) else ""


def _answered(text: str) -> str:
    """Return the name in an answer: `bom dia, com a Ana`."""
    for match in islice(vocabulary().answer.finditer(folded(text)), _INTRODUCTIONS_MAX):
        name = running_name(text[match.end() : match.end() + _NAME_MAX])
        if " " in name or name[:1].isupper():
            return name
    return ""


def _beside_a_number(text: str) -> str:
    """Return the part of a line of data that is a name: `111.444.777-35 - Ana Souza - (51) …`."""
    parts = (part.strip(" ,.)(") for part in _PARTS.split(text, _PARTS_MAX))
    return next(
        (part for part in parts if is_name_line(part) or (is_company(part) and labelled_name(part))), ""
    )


def _rank_beside(piece: Piece, name: str) -> int:
    """A company beside its CNPJ is the customer; in a signature it is the one that the signer works for."""
    if not is_company(name):
        return ALONE
    if piece.line.signature:
        return COMPANY
    return DOCUMENTED if _CNPJ.search(piece.text) else ALONE


def _not_a_common_word(name: str, text: str) -> bool:
    """In running small letters two words are needed to tell a name from anything else."""
    return name[0].isupper() or (" " in name and text == text.lower())


def _made(piece: Piece, name: str, rank: int) -> Iterator[Find]:
    if name:
        yield _find(piece, name, rank)


def _find(piece: Piece, name: str, rank: int) -> Find:
    name = " ".join(name.split())
    latin = in_one_script(name)
    find = Find(
        CustomerKey.NAME, latin, as_people_write(latin), Confidence.LIKELY, piece, piece.start, rank=rank
    )
    if latin != name:
        find.issues.append(issue("look_alike_letter"))
    return find
