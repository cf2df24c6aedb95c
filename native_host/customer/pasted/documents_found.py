"""CPF and CNPJ in a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.checks.document import document_of
from native_host.customer.documents import Document
from native_host.customer.issues import issue
from native_host.customer.look_alikes import as_digits, as_latin
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.numbers import Number
from native_host.customer.pasted.pieces import Piece
from native_host.customer.phone_reading import read_phone
from native_host.protocol.messages import Confidence, CustomerKey

_WITH_LETTERS = re.compile(
    r"(?<![\w.@-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?[0-9]{2}(?![\w@])", re.IGNORECASE
)
_ENDING = re.compile(r"[^\W_]{4}-?\d\d")
"""The end of every CNPJ: where it is not met, none is looked for."""
_MISTAKABLE = re.compile(r"(?<![\w@])[0-9A-Za-z|][0-9A-Za-z|./ -]{9,19}[0-9A-Za-z|](?![\w@])")
_SEPARATORS = re.compile(r"[./-]")
_NO_SIGN = re.compile(r"[^0-9A-Za-z]")
_LABELLED = frozenset({"cpf", "cnpj", "document"})
_NEAR = re.compile(r"[\s:.=#\"'°º-]{0,60}")
"""What may stand between a label and its own value."""


def documents_found(piece: Piece, numbers: list[Number]) -> Iterator[Find]:
    """Yield the documents of the piece; one with wrong check digits is shown as unsure."""
    labelled = piece.kind in _LABELLED
    found = False
    for number in numbers:
        if not number.kinds & {"cpf", "cnpj"}:
            continue
        document = document_of(number.digits)
        if document is not None and not _is_other(piece, number):
            found = True
            yield _find(piece, document, number.start, _confidence(piece, number, document))
        elif document is None and labelled and _near(piece, number.start) and not _is_valid_phone(number):
            found = True
            yield from _wrong(piece, number)
    letters = as_latin(piece.text) if _ENDING.search(piece.text) else ""
    for match in _WITH_LETTERS.finditer(letters):
        signs = _SEPARATORS.sub("", match[0]).upper()
        document = (
            document_of(signs)
            if any(map(str.isalpha, signs)) and any(map(str.isdecimal, signs[:12]))
            else None
        )
        if document is not None:
            found = True
            yield _with_letters(piece, document, match)
    if labelled and not found:
        yield from _mistaken(piece)


def _find(piece: Piece, document: Document, start: int, confidence: Confidence) -> Find:
    find = Find(
        CustomerKey(document.kind),
        document.number,
        document.formatted(),
        confidence,
        piece,
        piece.start + start,
        identity=True,
    )
    if piece.kind in ("cpf", "cnpj") and piece.kind != document.kind:
        named = issue("other_document", label=piece.kind.upper(), document=document.kind.upper())
        find.weaken(Confidence.LIKELY, named)
    return find


def _confidence(piece: Piece, number: Number, document: Document) -> Confidence:
    if piece.kind in _LABELLED or not number.bare:
        return Confidence.SURE
    if document.kind == "cpf" and read_phone(number.text).e164 is not None:
        return Confidence.UNSURE
    return Confidence.LIKELY


def _is_other(piece: Piece, number: Number) -> bool:
    """Whether the label says that it is something else: a protocol, a phone, an order's number."""
    if piece.kind in ("", "name", "contact", "email", *_LABELLED):
        return False
    if piece.kind in ("phone", "protocol", "old_protocol"):
        return number.bare and _near(piece, number.start)
    return _near(piece, number.start)


def _near(piece: Piece, start: int) -> bool:
    return _NEAR.fullmatch(piece.text, 0, start) is not None


def _is_valid_phone(number: Number) -> bool:
    return "phone" in number.kinds and not number.bare and read_phone(number.text).e164 is not None


def _wrong(piece: Piece, number: Number) -> Iterator[Find]:
    kind = "cpf" if len(number.digits) == 11 else "cnpj"
    if len(number.digits) not in (11, 14) or len(set(number.digits)) == 1:
        return
    wrong = issue("check_digits", document=kind.upper())
    find = _find(piece, Document(kind, number.digits), number.start, Confidence.UNSURE)
    find.issues.append(wrong)
    find.identity = False
    yield find


def _with_letters(piece: Piece, document: Document, match: re.Match[str]) -> Find:
    sure = piece.kind in _LABELLED or "/" in match[0]
    find = _find(piece, document, match.start(), Confidence.SURE if sure else Confidence.LIKELY)
    if piece.text[match.start() : match.end()] != match[0]:
        find.weaken(Confidence.LIKELY, issue("look_alike_read"))
    return find


def _mistaken(piece: Piece) -> Iterator[Find]:
    """Yield the document that a labelled piece holds when its look-alikes are read as what they look like."""
    for match in _MISTAKABLE.finditer(piece.text):
        signs = _NO_SIGN.sub("", as_digits(as_latin(match[0])))
        document = document_of(signs)
        if document is not None and sum(map(str.isdecimal, match[0])) * 2 >= len(signs):
            find = _find(piece, document, match.start(), Confidence.LIKELY)
            find.issues.append(issue("look_alike_read"))
            yield find
            return
