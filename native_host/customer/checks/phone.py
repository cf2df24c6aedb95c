"""A typed phone number."""

from __future__ import annotations

from native_host.customer.issues import issue, refused
from native_host.customer.look_alikes import as_digits, as_latin, plain_digits
from native_host.customer.phone_reading import read_phone
from native_host.protocol.messages import CheckedValue


def check(typed: str) -> CheckedValue:
    """Return the number, or what is wrong with it."""
    if not typed.strip():
        return CheckedValue()
    typed = plain_digits(typed)
    reading = read_phone(typed)
    if reading.code == "phone_characters":
        meant = read_phone(as_digits(as_latin(typed)))
        if meant.e164 is not None:
            return refused("look_alike", suggestion=meant.display)
    if reading.e164 is None:
        return refused(reading.code, **reading.values)
    issues = [issue(reading.code, **reading.values)] if reading.code else []
    return CheckedValue(value=reading.e164, display=reading.display, issues=issues)


def check_two(first: str, second: str) -> tuple[CheckedValue, CheckedValue]:
    """Return both numbers; the second cannot be used if it is the first one again."""
    one, two = check(first), check(second)
    if one.value is not None and one.value == two.value:
        two = refused("phone_same")
    return one, two
