"""Phone numbers, of Brazil or with `+` of any country; libphonenumber tells which there are."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from native_host.customer.values import phone_number as plan
from native_host.customer.values.area_codes import AREA_CODES
from native_host.customer.values.folding import folded
from native_host.customer.values.groups import digits_of
from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import as_digits, as_latin, plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.phone_runs import EXTENSION_AT_END, Found, extension_of, found_in
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.protocol.messages import CustomerKey
from native_host.registers import is_cpf
from native_host.toml import load_toml

REPEATED = plan.REPEATED
"""The code of a number of one repeated digit: never taken unasked."""
_ALLOWED = re.compile(r"[\d\s()\[\]+./-]*")
_CARRIER = re.compile(r"\b0[ -]?x[ -]?x(?=[ (]{0,2}\d)", re.IGNORECASE)
"""`0xx51`: how a number is written when the carrier is left to the caller."""
_BETWEEN = re.compile(r"[/;|,\n]|\s(?:e|ou)\s")
_LOOK_ALIKE = re.compile(r"(?<![\w@])[(+]{0,2}[0-9OoIl|][0-9OoIl|() .-]{7,20}[0-9OoIl|](?![\w@])")
_AREA_TOLD = re.compile(r"\bddds?\W{0,3}(?:(?:e|eh|e o)\W{1,3})?\(?0?(\d\d)\b(?!\W?\d)")
_SAME_AREA = re.compile(r"\bmesm[oa] (?:ddd|area|codigo de area)\b|\bddd (?:e )?(?:o mesmo|igual)\b")
_WORD_OR_DIGIT = re.compile(r"[^\W\d_]+|\d")
_JOINED_MAX = 40
_DIGITS_MIN = 8
_CPF_LENGTH = 11
_TOLD_BEHIND_MAX = 20
"""Signs between a number and the area code that is told behind it."""
_LOOK_ALIKE_MAX = 24
_LOOK_ALIKE_NEAR = re.compile(r"\d[OoIl|](?![^\W\d_OoIl])|(?<![^\W\d_OoIl])[OoIl|]\d")
_BRAZILIAN = re.compile(r"\+55([1-9]\d)\d{8,9}")
_MOBILE = re.compile(r"\+55\d{2}9\d{8}")
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


def parse(written: str) -> Value:
    """Return one written number; empty text is no value without an issue."""
    text = plain(written).strip()
    if not text:
        return Value(CustomerKey.PHONE, None, "")
    value = _parsed(text)
    if value.issues and value.issues[0].code == "phone_characters":
        meant = _parsed(as_digits(as_latin(text)))
        if meant.value is not None:
            return wrong(CustomerKey.PHONE, "look_alike", text, meant.value, suggestion=meant.display)
    return value


def display(value: str) -> str:
    """Return a canonical number as people write it; what is none as it is."""
    read = parse(value)
    return value if read.value is None else read.display


def with_area(match: Match, area: str) -> Match:
    """Return a number without an area code with the one that was told elsewhere, two digits."""
    read = parse(f"({area}) {match.read.display}")
    if read.value is None:
        return match
    assumed = issue("phone_area_code_assumed", area=area)
    traits = (match.traits - {"no_area"}) | {"shared_area"} | _traits_of_value(read)
    return replace(match, read=replace(read, issues=(*read.issues, assumed)), traits=traits)


def _scan(text: str | Heard, area: str, *, everywhere: bool) -> list[Match]:
    said = heard(text)
    if said.digits < _DIGITS_MIN:
        return []
    words = _without_carrier(said.plain)
    areas = _Areas(words, area, everywhere=everywhere)
    found = []
    for one in found_in(words):
        extension = extension_of(words, one.end)
        start, end = one.start, extension.end() if extension else one.end
        written = said.text[start:end].strip()
        inner = extension[1] if extension else ""
        read = _value(plan.read_digits(one.digits, plus=one.plus, extension=inner), written)
        traits = frozenset(one.traits | _traits(one, read, extended=extension is not None))
        match = areas.completed(Match(start, end, read, traits))
        found.append(match)
    found = _with_look_alikes(words, found)
    return in_their_places(found, said)


def _parsed(text: str) -> Value:
    text = _without_carrier(text)
    extension = EXTENSION_AT_END.search(text)
    bare = text[: extension.start()] if extension else text
    if sum(len(digits_of(part)) >= _DIGITS_MIN for part in _BETWEEN.split(bare)) > 1:
        return wrong(CustomerKey.PHONE, "phone_several", text)
    if not _ALLOWED.fullmatch(bare):
        return wrong(CustomerKey.PHONE, "phone_characters", text)
    plus = bare.lstrip("([ ").startswith("+")
    return _value(
        plan.read_digits(digits_of(bare), plus=plus, extension=extension[1] if extension else ""), text
    )


def _value(reading: plan.Reading, written: str) -> Value:
    if reading.e164 is None:
        return wrong(CustomerKey.PHONE, reading.code, written, reading.meant, **reading.values)
    issues = (issue(reading.code, **reading.values),) if reading.code else ()
    return Value(CustomerKey.PHONE, reading.e164, reading.display, issues)


def _traits(found: Found, read: Value, *, extended: bool) -> set[str]:
    traits = {_OF_CODE[found.code]} if found.code in _OF_CODE else set()
    if extended:
        traits.add("extension")
    if len(found.digits) == _CPF_LENGTH and is_cpf(found.digits):
        traits.add("also_cpf")
    return traits | _traits_of_value(read)


def _traits_of_value(read: Value) -> set[str]:
    return {"mobile"} if read.value is not None and _MOBILE.fullmatch(read.value) else set()


class _Areas:
    """The area codes that a text tells, for numbers that lack theirs."""

    def __init__(self, words: str, area: str, *, everywhere: bool) -> None:
        self._words, self._area, self._everywhere = words, area, everywhere
        self._last: Match | None = None

    def completed(self, match: Match) -> Match:
        """Return the number with an area code, if it lacks it and one is told."""
        if "no_area" in match.traits and (area := self._of(match)):
            match = with_area(match, area)
        self._last = match
        if match.read.value and (own := _BRAZILIAN.fullmatch(match.read.value)):
            self._area = own[1]
        elif "wrong_area" in match.traits:
            self._area = ""
        return match

    @cached_property
    def _low(self) -> str:
        return folded(self._words)

    @cached_property
    def _told(self) -> list[tuple[int, str]]:
        """Places and codes, in the text's order."""
        return [(one.start(), one[1]) for one in _AREA_TOLD.finditer(self._low) if one[1] in AREA_CODES]

    @cached_property
    def _anywhere(self) -> bool:
        return self._everywhere or _SAME_AREA.search(self._low) is not None

    def _of(self, match: Match) -> str:
        since = self._last.end if self._last else 0
        index = bisect_right(self._told, (match.start, ""))
        if index and self._told[index - 1][0] >= since:
            return self._told[index - 1][1]
        if self._area and (self._anywhere or (self._last and _is_joining(self._low[since : match.start]))):
            return self._area
        near = index < len(self._told) and self._told[index][0] <= match.end + _TOLD_BEHIND_MAX
        return self._told[index][1] if near else ""


def _is_joining(gap: str) -> bool:
    """Whether nothing but signs and words of phones stands between two numbers."""
    return len(gap) <= _JOINED_MAX and _joining_words().issuperset(_WORD_OR_DIGIT.findall(gap))


@cache
def _joining_words() -> frozenset[str]:
    table = load_toml(Path(__file__).with_name("phone.toml"))
    return frozenset(cast("list[str]", table["joining"]))


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
        if one[0].isdecimal() or len(digits_of(one[0])) < _DIGITS_MIN:
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


def _without_carrier(text: str) -> str:
    return _CARRIER.sub(lambda match: "0".ljust(len(match[0])), text)
