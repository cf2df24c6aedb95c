"""Phone numbers, of Brazil or with `+` of any country; libphonenumber tells which there are."""

from __future__ import annotations

import re
from bisect import bisect_right

from native_host.customer.values import phone_number as plan
from native_host.customer.values.groups import digits_of
from native_host.customer.values.look_alikes import as_latin
from native_host.customer.values.match import Match, Value
from native_host.customer.values.phone_areas import Areas
from native_host.customer.values.phone_runs import Found, found_in
from native_host.customer.values.phone_written import (
    DIGITS_MIN,
    parse,
    traits_of_value,
    value_of,
    with_area,
    without_carrier,
)
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.registers import is_cpf

__all__ = ["REPEATED", "display", "parse", "scan", "scan_all", "with_area", "written_in"]

REPEATED = plan.REPEATED
"""The code of a number of one repeated digit: never taken unasked."""
_LOOK_ALIKE = re.compile(r"(?<![\w@])[(+]{0,2}[0-9OoIl|][0-9OoIl|() .-]{7,20}[0-9OoIl|](?![\w@])")
_CPF_LENGTH = 11
_LOOK_ALIKE_MAX = 25
_LOOK_ALIKE_NEAR = re.compile(r"[OoIl|](?:(?<=\d.)(?![^\W\d_OoIl])|(?<![^\W\d_OoIl].)\d)")
_OF_CODE = {
    plan.NO_AREA: "no_area",
    plan.FREE: "toll_free",
    plan.NINTH_DIGIT: "ninth_missing",
    plan.AREA: "wrong_area",
    plan.REPEATED: "repeated",
}


def scan(text: str | Heard) -> list[Match]:
    """Return whatever is shaped like a phone number, in the text's order, none over another.

    Traits:
        bare: nothing but digits. separated: signs where people set them. odd: signs elsewhere.
        country, trunk: the country code, or a 0 or 0xx, stands before. foreign, toll_free: as it says.
        partial: beside digits, with nothing but signs between, that are nobody's number.
        glued: a word touches it. as_cpf: with a CPF's signs. also_cpf: its digits make a valid CPF.
        extension: one stands behind it. no_area: the area code is missing. shared_area: it was, and is the
        one of the number that it is joined to, or that the text tells. mobile: of the form of a mobile's.
        ninth_missing, wrong_area: as it says. repeated: one digit only. look_alike: with letters for digits.
        spoken: with digits in words.
    """
    return _scan(text, "", everywhere=False)


def scan_all(text: str | Heard, area: str = "") -> list[Match]:
    """Return the phones of a field or a typed line, as `scan` does: whatever stands between them.

    A number without an area code has the one of the number before it, else `area`, two digits told elsewhere.
    """
    return _scan(text, area, everywhere=True)


def written_in(text: str) -> list[str]:
    """Return each number of a field or a typed line by itself, with the area code that it shares."""
    return [match.read.display or text[match.start : match.end] for match in scan_all(text)]


def display(value: str) -> str:
    """Return a canonical number as people write it; what is none as it is."""
    read = parse(value)
    return value if read.value is None else read.display


def _scan(text: str | Heard, area: str, *, everywhere: bool) -> list[Match]:
    said = heard(text)
    if said.digits < DIGITS_MIN:
        return []
    words = without_carrier(said.plain)
    areas = Areas(words, area, everywhere=everywhere)
    found = []
    for one in found_in(words):
        extension = one.extension
        start, end = one.start, extension.end() if extension else one.end
        written = said.text[start:end].strip()
        inner = extension[1] if extension else ""
        read = value_of(plan.read_digits(one.digits, plus=one.plus, extension=inner), written)
        traits = frozenset(one.traits | _traits(one, read, extended=extension is not None))
        match = areas.completed(Match(start, end, read, traits))
        found.append(match)
    found = _with_look_alikes(words, found)
    return in_their_places(found, said)


def _traits(found: Found, read: Value, *, extended: bool) -> set[str]:
    traits = {_OF_CODE[found.code]} if found.code in _OF_CODE else set()
    if extended:
        traits.add("extension")
    if len(found.digits) == _CPF_LENGTH and is_cpf(found.digits):
        traits.add("also_cpf")
    return traits | traits_of_value(read)


def _with_look_alikes(words: str, found: list[Match]) -> list[Match]:
    """Return the numbers with those that have letters in place of digits."""
    latin = as_latin(words)
    near = _LOOK_ALIKE_NEAR.search(latin)
    if near is None:
        return found
    ends = [match.end for match in found]
    kept: dict[int, Match] = dict(enumerate(found))
    added = []
    for one in _LOOK_ALIKE.finditer(latin, max(0, near.start() - _LOOK_ALIKE_MAX)):
        if one[0].isdecimal() or len(digits_of(one[0])) < DIGITS_MIN:
            continue
        read = parse(one[0])
        index, over = bisect_right(ends, one.start()), []
        while index < len(found) and found[index].start < one.end():
            over.append(index)
            index += 1
        if read.meant is not None and not any(found[each].read.value for each in over):
            for each in over:
                kept.pop(each)
            added.append(Match(*one.span(), read, frozenset({"look_alike"})))
    return sorted([*kept.values(), *added], key=lambda match: match.start)
