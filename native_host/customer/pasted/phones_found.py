"""Phone numbers in a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.checks.document import document_of
from native_host.customer.issues import issue
from native_host.customer.look_alikes import as_digits, as_latin
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.numbers import Number, numbers_in
from native_host.customer.pasted.pieces import Piece
from native_host.customer.phone_reading import PhoneReading, read_phone
from native_host.protocol.messages import Confidence, CustomerKey

_PHONE_SHAPES = frozenset({"phone", "foreign", "free", "local"})
_CALLED_PHONE = frozenset({"phone", "contact"})
_CALLED_OTHER = frozenset(
    {"protocol", "old_protocol", "other", "serial", "cpf", "cnpj", "document", "area_code"}
)
_TAKES_AREA = _CALLED_PHONE | {"area_code"}
_NO_PHONES = frozenset({"other", "serial"})
_PROTOCOLS = frozenset({"protocol", "old_protocol"})
_PHONE_SIGNS = "(+"
_OF_A_SERIAL = re.compile(r"[^\d,;|.()?!]{0,40}")
"""What may stand between `série` and the number that it is: `do meu token StarSign é`."""
_EXTENSION = re.compile(r"\W{0,4}(?:ramal|ram\.?|r\.)\s{0,20}(?::\s{0,20})?(\d{1,6})\b", re.IGNORECASE)
_AREA = re.compile(r"\D{0,3}0?(\d{2})\b")
_NEAR = re.compile(r"[\s:.=#\"'°º-]{0,60}")
_MISTAKABLE = re.compile(r"(?<![\w@])[(+]?[0-9OoIl|][0-9OoIl|() .-]{7,20}[0-9OoIl|](?![\w@])")


def phones_found(piece: Piece, numbers: list[Number], area: str) -> Iterator[Find]:
    """Yield the phones of the piece; `area` is a DDD told before, for numbers without one."""
    found = False
    for number in numbers:
        if not number.kinds & _PHONE_SHAPES or "date" in number.kinds:
            continue
        if document_of(number.digits) is not None and piece.kind not in _CALLED_PHONE and not number.bare:
            continue
        if _is_called_other(piece, number):
            continue
        reading = read_phone(number.text)
        inherited = False
        if (
            reading.code == "phone_no_area_code"
            and area
            and (piece.kind in _TAKES_AREA or piece.line.same_area)
        ):
            reading, inherited = read_phone(f"({area}) {number.text}"), True
        find = _find(piece, number, reading)
        if find is None and reading.code == "phone_no_area_code" and piece.kind in _CALLED_PHONE:
            find = _without_area(piece, number)
        if find is None:
            continue
        if piece.kind == "serial" and _OF_A_SERIAL.fullmatch(piece.text, 0, number.start):
            find.weaken(Confidence.UNSURE)
        if inherited:
            find.weaken(Confidence.LIKELY, issue("phone_area_code_assumed", area=area))
        if find.value.startswith("+55"):
            area = find.value[3:5]
        found = True
        yield find
    if piece.kind in _CALLED_PHONE and not found:
        yield from _mistaken(piece)


def area_told(piece: Piece, numbers: list[Number]) -> str:
    """Return the DDD that a piece labelled so gives, or nothing."""
    told = _AREA.match(piece.text) if piece.kind == "area_code" else None
    return told[1] if told and (not numbers or numbers[0].start >= told.end()) else ""


def _is_called_other(piece: Piece, number: Number) -> bool:
    """Whether its label says that it is something else: a protocol, a document, a serial number."""
    if piece.kind not in _CALLED_OTHER or not _near(piece, number):
        return False
    as_it_stands = piece.kind in _NO_PHONES or number.bare
    return as_it_stands or (piece.kind in _PROTOCOLS and not number.text.startswith(tuple(_PHONE_SIGNS)))


def _without_area(piece: Piece, number: Number) -> Find:
    """Return a number as it stands: the agent asks for its DDD."""
    missing = [issue("phone_no_area_code")]
    return Find(
        CustomerKey.PHONE,
        number.digits,
        number.text,
        Confidence.UNSURE,
        piece,
        piece.start + number.start,
        issues=missing,
    )


def _near(piece: Piece, number: Number) -> bool:
    return _NEAR.fullmatch(piece.text, 0, number.start) is not None


def _find(piece: Piece, number: Number, reading: PhoneReading) -> Find | None:
    extension = _EXTENSION.match(piece.text, number.start + len(number.text))
    value, display, issues = reading.e164, reading.display, []
    if reading.code == "phone_ninth_digit" and reading.suggestion:
        value, display = reading.suggestion, reading.values["suggestion"]
        issues.append(issue("phone_ninth_digit_added"))
    elif reading.code and value:
        issues.append(issue(reading.code, **reading.values))
    if value is None:
        return None
    if extension:
        display = f"{display} ramal {extension[1]}"
    find = Find(
        CustomerKey.PHONE,
        value,
        display,
        _confidence(piece, number, reading),
        piece,
        piece.start + number.start,
        issues=issues,
    )
    if extension:
        find.issues.append(issue("phone_extension", extension=extension[1]))
    return find


def _confidence(piece: Piece, number: Number, reading: PhoneReading) -> Confidence:
    called = piece.kind in _CALLED_PHONE
    if piece.kind == "fax" or (reading.code == "phone_toll_free" and not called):
        return Confidence.UNSURE
    if number.bare and not called and document_of(number.digits) is not None:
        return Confidence.UNSURE
    if reading.code in ("phone_ninth_digit", "phone_foreign", "phone_toll_free", "phone_repeated"):
        return Confidence.LIKELY
    if called or not (number.bare or piece.prose):
        return Confidence.SURE
    return Confidence.LIKELY


def _mistaken(piece: Piece) -> Iterator[Find]:
    """Yield the phone that a labelled piece holds when its look-alikes are read as digits."""
    for match in _MISTAKABLE.finditer(as_latin(piece.text)):
        digits = as_digits(match[0])
        if digits == match[0] or sum(map(str.isdecimal, match[0])) < 8:
            continue
        for number in numbers_in(digits):
            at = Number(number.text, match.start() + number.start, number.kinds)
            find = _find(piece, at, read_phone(number.text))
            if find is not None:
                find.weaken(Confidence.LIKELY, issue("look_alike_read"))
                yield find
