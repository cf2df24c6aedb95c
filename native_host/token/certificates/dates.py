"""A certificate's period, each date by itself and in every form of UTCTime and GeneralizedTime in use."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from native_host.token.certificates.tlv import Element, children

UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
"""Universal tags (X.690, 8.1.2)."""

_LAST = datetime.datetime.max.replace(microsecond=0, tzinfo=datetime.timezone.utc)
"""What has no end ends then (RFC 5280, section 4.1.2.5)."""

_FIRST = datetime.datetime.min.replace(tzinfo=datetime.timezone.utc)

_RIGHT = {UTC_TIME: re.compile(r"\d{12}Z"), GENERALIZED_TIME: re.compile(r"\d{14}Z")}
"""The one form of each that RFC 5280 allows."""

_FORM = re.compile(r"(\d{8,14})(?:[.,]\d*)?(?:[Zz]|([+-])(\d\d):?(\d\d)?)?")
"""Digits, fraction of the last unit, offset from UTC; without one it is taken for UTC."""

_YEAR_DIGITS = {14: (4,), 12: (2, 4), 10: (2, 4)}
"""How many digits the year may have, by the number of all; the tag's own form is tried first."""

_OF_TWO_DIGITS = range(1950, 2000)
"""Years that two digits from 50 on mean (X.509)."""


@dataclass(frozen=True)
class Period:
    """When a certificate begins and ends to be valid; None where it cannot be told.

    Attributes:
        odd: not both dates are in the form that RFC 5280 allows.
    """

    begin: datetime.datetime | None = None
    end: datetime.datetime | None = None
    odd: bool = True


def period(content: bytes) -> Period:
    """Return the period that the content of a Validity tells. Dates that contradict each other tell none."""
    found, whole = children(content)
    begin, end = [*map(moment, found[:2]), None, None][:2]
    if begin and end and end < begin and found[1].tag == UTC_TIME and end.year in _OF_TWO_DIGITS:
        # Before its begin, it was meant for a hundred years later.
        end = end.replace(year=end.year + 100)
    if begin and end and end < begin:
        return Period()
    right = whole and len(found) == 2 and all(_is_right(one) for one in found)
    return Period(begin, end, not right)


def moment(found: Element) -> datetime.datetime | None:
    """Return the moment (aware, whole seconds) that a date of any form tells, or None."""
    text = found.content.decode("latin-1").strip("\0 ")
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    digits, sign, hours, minutes = form.groups()
    if set(digits) == {"9"}:
        return _LAST
    offset = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    lengths = _YEAR_DIGITS.get(len(digits), ())
    for year_digits in reversed(lengths) if found.tag == GENERALIZED_TIME else lengths:
        if (local := _local(digits, year_digits)) is not None:
            return _shifted(local, -offset if sign == "+" else offset)
    return None


def _local(digits: str, year_digits: int) -> datetime.datetime | None:
    year, rest = int(digits[:year_digits]), digits[year_digits:]
    if year_digits == 2:
        year += 1900 if year + 1900 in _OF_TWO_DIGITS else 2000
    month, day, hour, minute, second = (int(rest[at : at + 2] or 0) for at in range(0, 10, 2))
    if hour > 24 or minute > 59 or second > 60:  # hour 24 ends a day, second 60 is a leap second
        return None
    try:
        start = datetime.datetime(max(year, 1), month, day, tzinfo=datetime.timezone.utc)
    except ValueError:
        return None
    return _shifted(start, datetime.timedelta(hours=hour, minutes=minute, seconds=second))


def _shifted(start: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    try:
        return start + by
    except OverflowError:
        return _LAST if by > datetime.timedelta() else _FIRST


def _is_right(found: Element) -> bool:
    form = _RIGHT.get(found.tag)
    return form is not None and form.fullmatch(found.content.decode("latin-1")) is not None
