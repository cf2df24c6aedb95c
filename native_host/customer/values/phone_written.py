"""One phone number as it is written: its digits, its extension, the area code that it is given."""

from __future__ import annotations

import re

from native_host.customer.values import phone_number as plan
from native_host.customer.values.groups import digits_of
from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import as_digits, as_latin, plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.phone_runs import EXTENSION_AT_END
from native_host.protocol.messages import CustomerKey

_ALLOWED = re.compile(r"[\d\s()\[\]+./-]*")
_CARRIER = re.compile(r"\b0[ -]?x[ -]?x(?=[ (]{0,2}\d)", re.IGNORECASE)
"""`0xx51`: how a number is written when the carrier is left to the caller."""
_BETWEEN = re.compile(r"[/;|,\n]|\s(?:e|ou)\s")
DIGITS_MIN = 8
_MOBILE = re.compile(r"\+55\d{2}9\d{8}")


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


def with_area(match: Match, area: str) -> Match:
    """Return a number without an area code with the one that was told elsewhere, two digits."""
    read = parse(f"({area}) {match.read.display}")
    if read.value is None:
        return match
    assumed = issue("phone_area_code_assumed", area=area)
    traits = (match.traits - {"no_area"}) | {"shared_area"} | traits_of_value(read)
    return match._replace(read=read._replace(issues=(*read.issues, assumed)), traits=traits)


def _parsed(text: str) -> Value:
    text = without_carrier(text)
    extension = EXTENSION_AT_END.search(text)
    bare = text[: extension.start()] if extension else text
    if sum(len(digits_of(part)) >= DIGITS_MIN for part in _BETWEEN.split(bare)) > 1:
        return wrong(CustomerKey.PHONE, "phone_several", text)
    if not _ALLOWED.fullmatch(bare):
        return wrong(CustomerKey.PHONE, "phone_characters", text)
    plus = bare.lstrip("([ ").startswith("+")
    return value_of(
        plan.read_digits(digits_of(bare), plus=plus, extension=extension[1] if extension else ""), text
    )


def value_of(reading: plan.Reading, written: str) -> Value:
    """Return what the digits of a written number say."""
    if reading.e164 is None:
        return wrong(CustomerKey.PHONE, reading.code, written, reading.meant, **reading.values)
    issues = (issue(reading.code, **reading.values),) if reading.code else ()
    return Value(CustomerKey.PHONE, reading.e164, reading.display, issues)


def traits_of_value(read: Value) -> set[str]:
    """Return what its canonical form tells of a number."""
    return {"mobile"} if read.value is not None and _MOBILE.fullmatch(read.value) else set()


def without_carrier(text: str) -> str:
    """Return a text of the same length in which `0xx51` is `0  51`."""
    return _CARRIER.sub(lambda match: "0".ljust(len(match[0])), text) if "x" in text.lower() else text
