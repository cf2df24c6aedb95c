"""One phone number as somebody wrote it: its canonical form, or the code of what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from native_host.customer.area_codes import AREA_CODES

_EXTENSION = re.compile(
    r"[\s,;(/-]{0,20}(?:\b(?:ramal|ram\.?|r\.|ext\.?)|\bx)\s{0,20}(?:[:.]\s{0,20})?(\d{1,6})\s{0,20}\)?$",
    re.IGNORECASE,
)
_NO_DIGIT = re.compile(r"\D")
_TOLL_FREE = re.compile(r"0?[3589]00\d{6,7}")
_CARRIER = re.compile(r"^0\s*x\s*x", re.IGNORECASE)
"""`0xx51`: how a number is written when the carrier is left to the caller."""
_ALLOWED = re.compile(r"[\d\s()+./\-–—‑\u00a0]*")

_BRAZIL, _REGION = 55, "BR"

_LANDLINE_FIRST = frozenset("2345")
_MOBILE_FIRST = frozenset("6789")
"""The first digit after the area code (Anatel's numbering plan); mobiles then got a 9 in front."""


@dataclass(frozen=True)
class PhoneReading:
    """What a written number is.

    Attributes:
        e164: canonical; None if it cannot be used as it stands.
        display: the national form, with the extension; international for another country.
        code: what is wrong, or worth a look; empty if nothing is.
        values: what the sentence of `code` names; `suggestion` is the number that may have been meant.
        suggestion: that number's canonical form.
    """

    e164: str | None = None
    display: str = ""
    code: str = ""
    values: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None


def read_phone(written: str) -> PhoneReading:
    """Read one number of Brazil or, with `+`, of any country."""
    written = written.strip()
    extension = _EXTENSION.search(written)
    bare = written[: extension.start()] if extension else written
    bare = _CARRIER.sub("0", bare.strip())
    if not _ALLOWED.fullmatch(bare):
        return PhoneReading(code="phone_characters")
    digits = _NO_DIGIT.sub("", bare)
    if bare.startswith("+") and not digits.startswith("55"):
        return _foreign("+" + digits)
    national = _national(digits, international=bare.startswith("+"))
    return _brazilian(national, extension[1] if extension else "")


def _national(digits: str, *, international: bool) -> str:
    """Return the digits without country code, trunk zero and carrier."""
    if international:
        return digits[2:].lstrip("0")
    if digits.startswith("0055"):
        return digits[4:]
    if digits.startswith("55") and len(digits) in (12, 13):
        return digits[2:]
    if digits.startswith("0") and not digits.startswith(("0800", "0300", "0500", "0900")):
        rest = digits[1:]
        return rest[2:] if len(rest) in (12, 13) else rest
    return digits


def _brazilian(national: str, extension: str) -> PhoneReading:  # noqa: PLR0911 - one line per mistake
    if _TOLL_FREE.fullmatch(national):
        return _valid(national.lstrip("0"), extension, "phone_toll_free")
    if len(national) in (8, 9):
        return PhoneReading(code="phone_no_area_code")
    if len(national) not in (10, 11):
        return PhoneReading(code="phone_length", values={"count": str(len(national))})
    area, number = national[:2], national[2:]
    if area not in AREA_CODES:
        return PhoneReading(code="phone_area_code", values={"area": area})
    if len(number) == 8 and number[0] in _MOBILE_FIRST:
        meant = _valid(f"{area}9{number}", extension)
        if meant.e164 is None:
            return meant
        return PhoneReading(
            code="phone_ninth_digit", values={"suggestion": meant.display}, suggestion=meant.e164
        )
    if len(number) == 9 and number[0] != "9":
        return PhoneReading(code="phone_mobile_nine")
    if len(number) == 8 and number[0] not in _LANDLINE_FIRST:
        return PhoneReading(code="phone_unreadable")
    return _valid(national, extension, "phone_repeated" if len(set(number)) == 1 else "")


def _valid(national: str, extension: str, code: str = "") -> PhoneReading:
    """Return the number if there can be one; a Brazilian form needs no more of the library, which is slow."""
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    number = phonenumbers.PhoneNumber(country_code=_BRAZIL, national_number=int(national))
    if not phonenumbers.is_valid_number_for_region(number, _REGION):
        return PhoneReading(code="phone_unreadable")
    if code == "phone_toll_free":
        shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    else:
        shown = f"({national[:2]}) {national[2:-4]}-{national[-4:]}"
    if extension:
        shown, code = f"{shown} ramal {extension}", code or "phone_extension"
    return PhoneReading(f"+{_BRAZIL}{national}", shown, code, {"extension": extension})


def _foreign(written: str) -> PhoneReading:
    import phonenumbers  # noqa: PLC0415 - heavy; kept off the host's start

    try:
        number = phonenumbers.parse(written)
    except phonenumbers.NumberParseException:
        return PhoneReading(code="phone_unreadable")
    if not phonenumbers.is_valid_number(number):
        return PhoneReading(code="phone_unreadable")
    form = phonenumbers.PhoneNumberFormat
    return PhoneReading(
        phonenumbers.format_number(number, form.E164),
        phonenumbers.format_number(number, form.INTERNATIONAL),
        "phone_foreign",
    )
