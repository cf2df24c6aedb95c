"""Phone numbers in a text, told by phonenumbers (Google's libphonenumber) for Brazil."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_REGION = "BR"
_BRAZIL = 55
_BETWEEN = re.compile(r"\s{0,20}[/;|,\n]\s*|\s{1,20}(?:e|ou)\s+")
_NO_DIGIT = re.compile(r"\D")
_EXTENSION = re.compile(r"^\W*(?:ramal|ram\.?|r\.|x)\s*(\d{1,6})\b", re.IGNORECASE)
_MIN_DIGITS = 8
"""A Brazilian number without its area code; fewer digits are an extension or the rest of a range."""


@dataclass(frozen=True)
class Phone:
    """A phone number as it is written into the ticket."""

    display: str
    """National form, `(51) 3333-4444`; international for another country; unreadable: as it was found."""
    e164: str | None
    """Null if the library cannot read it."""

    @property
    def identity(self) -> str:
        """Equal for two spellings of one number."""
        return self.e164 or _NO_DIGIT.sub("", self.display)


def phones_in(text: str) -> list[Phone]:
    """Return the different phones of the text, in order; what cannot be read is kept as it is written."""
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    found: list[Phone] = []
    for part in _BETWEEN.split(text):
        matches = list(phonenumbers.PhoneNumberMatcher(part, _REGION))
        for match, following in zip_longest(matches, matches[1:]):
            rest = part[match.end : following.start if following else None]
            found.append(_phone(match.number, rest))
        if not matches and sum(character.isdecimal() for character in part) >= _MIN_DIGITS:
            found.append(Phone(part.strip(), None))
    return different(found)


def different(phones: Iterable[Phone]) -> list[Phone]:
    """Return the phones without repeated numbers; the first spelling stays."""
    by_identity: dict[str, Phone] = {}
    for phone in phones:
        by_identity.setdefault(phone.identity, phone)
    return list(by_identity.values())


def phone_of(e164: str) -> Phone:
    """Return the phone of a canonical number; one that the library refuses is shown as it is."""
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    try:
        return _phone(phonenumbers.parse(e164, _REGION), "")
    except phonenumbers.NumberParseException:
        return Phone(e164, None)


def _phone(number: PhoneNumber, rest: str) -> Phone:
    """Return the phone of a number that was read; `rest` is what follows it, perhaps an extension."""
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    form = phonenumbers.PhoneNumberFormat
    local = number.country_code == _BRAZIL
    display = phonenumbers.format_number(number, form.NATIONAL if local else form.INTERNATIONAL)
    if extension := _EXTENSION.match(rest):
        display += f" ramal {extension[1]}"
    return Phone(display, phonenumbers.format_number(number, form.E164))
