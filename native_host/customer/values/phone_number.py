"""One phone number by its digits: what Brazil's numbering plan and the library say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from native_host.customer.values.area_codes import AREA_CODES

_BRAZIL = "55"
_FREE = re.compile(r"0?[358]00\d{6,7}|0900\d{6,7}")
_NATIONWIDE = re.compile(r"4(?:0(?:0\d|20)|370|864)\d{4}|30[03]\d{5}")
"""Numbers of companies without an area code, such as 4004-1234: libphonenumber's `shared_cost`."""
_FREE_PREFIXES = ("0800", "0300", "0500", "0900")
_FOREIGN_MIN = 8
"""Digits, with the country code: shorter ones of small islands have no place in the contract."""
_LANDLINE_FIRST = frozenset("2345")
_MOBILE_FIRST = frozenset("6789")
"""The first digit after the area code (Anatel's numbering plan); mobiles then got a 9 in front."""

NO_AREA, FREE, FOREIGN = "phone_no_area_code", "phone_toll_free", "phone_foreign"
REPEATED, NINTH_DIGIT, AREA, LENGTH = (
    "phone_repeated", "phone_ninth_digit", "phone_area_code", "phone_length",
)  # fmt: skip
UNREADABLE = "phone_unreadable"
EXTENSION = "phone_extension"


class Reading(NamedTuple):
    """What a number is.

    Attributes:
        e164: canonical; None if it cannot be used as it stands.
        display: the national form, with the extension; international for another country.
        code: what is wrong, or worth a look; empty if nothing is.
        values: what the sentence of `code` names.
        meant: the canonical form of the number that may have been meant.
    """

    e164: str | None = None
    display: str = ""
    code: str = ""
    values: Mapping[str, str] = {}
    meant: str | None = None


def prefix_of(digits: str, *, plus: bool) -> int:
    """Return how many digits stand before the national number: country code, trunk zero, carrier."""
    if plus and digits.startswith(_BRAZIL):
        length = len(_BRAZIL)
    elif digits.startswith("00" + _BRAZIL):
        length = 2 + len(_BRAZIL)
    elif digits.startswith(_BRAZIL) and len(digits) - (digits[2:3] == "0") in (12, 13):
        length = len(_BRAZIL)
    elif digits.startswith("0") and not digits.startswith(_FREE_PREFIXES):
        length = 3 if len(digits) in (13, 14) else 1
    else:
        return 0
    if digits.startswith(_FREE_PREFIXES, length):
        return length
    return length + len(digits[length:]) - len(digits[length:].lstrip("0"))


def judged(national: str) -> str:
    """Return the code of what is wrong with a national number, or worth a look; nothing if nothing is."""
    if _FREE.fullmatch(national) or _NATIONWIDE.fullmatch(national):
        return FREE
    if len(national) in (8, 9):
        return NO_AREA
    if len(national) not in (10, 11):
        return LENGTH
    area, number = national[:2], national[2:]
    if len(set(number)) == 1:
        return REPEATED
    if area not in AREA_CODES:
        return AREA
    if len(number) == 8:
        return (
            NINTH_DIGIT if number[0] in _MOBILE_FIRST else "" if number[0] in _LANDLINE_FIRST else UNREADABLE
        )
    return "" if number[0] == "9" else "phone_mobile_nine"


def read_digits(digits: str, *, plus: bool, extension: str = "") -> Reading:
    """Return what a number's digits say; `plus`: a `+` stood before them."""
    if is_foreign(digits, plus=plus):
        return _foreign(digits if plus else digits[2:], extension)
    national = digits[prefix_of(digits, plus=plus) :]
    if plus and f"0{national}".startswith(_FREE_PREFIXES):
        national = f"0{national}"
    code = judged(national)
    if code in ("", FREE, REPEATED):
        return _valid(national, extension, code)
    if code == NINTH_DIGIT:
        meant = _valid(f"{national[:2]}9{national[2:]}", extension)
        return Reading(code=code, values={"suggestion": meant.display}, meant=meant.e164)
    return Reading(code=code, values={"count": str(len(national)), "area": national[:2]})


def is_foreign(digits: str, *, plus: bool) -> bool:
    """Whether it is written as a number of another country."""
    return (
        not digits.startswith(_BRAZIL)
        if plus
        else digits.startswith("00") and digits[2:3] != "0" and digits[2:4] != _BRAZIL
    )


def _valid(national: str, extension: str, code: str = "") -> Reading:
    """Return the number if there can be one; a Brazilian form needs no more of the library, which is slow."""
    from native_host.customer.values.phone_forms import FORMS  # noqa: PLC0415 - heavy; kept off the host's start

    number = str(int(national))
    if not FORMS.fullmatch(number):
        return Reading(code=code if code == REPEATED else UNREADABLE)
    shown = _shown(number) if code == FREE else f"({national[:2]}) {national[2:-4]}-{national[-4:]}"
    return _with_extension(f"+{_BRAZIL}{number}", shown, extension, code)


def _shown(number: str) -> str:
    """Return a number of companies as it is written in its country."""
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    parsed = phonenumbers.PhoneNumber(country_code=int(_BRAZIL), national_number=int(number))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _foreign(digits: str, extension: str) -> Reading:
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return Reading(code=UNREADABLE)
    if len(digits) < _FOREIGN_MIN or not phonenumbers.is_valid_number(number):
        return Reading(code=UNREADABLE)
    form = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(number, form.INTERNATIONAL)
    return _with_extension(phonenumbers.format_number(number, form.E164), shown, extension, FOREIGN)


def _with_extension(e164: str, shown: str, extension: str, code: str) -> Reading:
    if extension:
        shown, code = f"{shown} ramal {extension}", code or EXTENSION
    return Reading(e164, shown, code, {"extension": extension})
