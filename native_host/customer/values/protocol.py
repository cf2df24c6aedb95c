"""Protocol numbers: letters, digits and signs between them; every desk has its own form."""

from __future__ import annotations

import re

from native_host.customer.values import document, phone_number
from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.customer.values.surroundings import stands_free
from native_host.protocol.messages import CustomerKey

_FORM = re.compile(r"[0-9A-Za-z]+(?:[./_\-][0-9A-Za-z]+)*")
_NO_SIGN = re.compile(r"[^0-9A-Z]")
MIN_CHARS, MAX_CHARS = 3, 40
"""Shorter is a word or a year's half; longer is a code of something else."""
_SHORT = 4
"""`protocolo 24 horas` is no number; so many digits are one."""
_CODE = re.compile(
    r"(?<![\w@])(?=[A-Za-z./_-]{0,40}\d)[0-9A-Za-z]{1,40}(?:[./_-][0-9A-Za-z]{1,40}){0,15}(?![\w@])"
)
_PARTED = re.compile(r"(?:[A-Za-z]{1,4} )?\d{1,20}(?: \d{1,20}){1,5}")
_GROUPS = re.compile(r"(?<![\w@.,/-])\d{1,4}(?: \d{1,4}){1,9}(?![\w@/-]|[.,]\d)")
"""Groups of digits as a number is read out: `5 510 447` behind other words."""
_GROUPED_MIN, _GROUPED_MAX = 6, 16
"""Digits of such a number."""
_DIGIT = re.compile(r"\d")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d\d"
)
_LETTER = re.compile(r"[A-Za-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def scan(text: str | Heard) -> list[Match]:
    """Return whatever is shaped like a protocol number, in the text's order: only a label makes it one.

    Blanks belong to it only where nothing else stands in the text.

    Traits:
        bare: nothing but digits. letters: with letters. separated: with signs. short: fewer than four digits.
        date: of a date's form. year: it begins with a year. document, phone: its digits make a valid one.
        spoken: with digits in words.
    """
    said = heard(text)
    words = said.plain
    if not said.digits:
        return []
    found = [match for one in _CODE.finditer(words) if (match := _match(words, *one.span()))]
    bare = words.strip(" #.,;")
    start = words.find(bare)
    if _PARTED.fullmatch(bare) and (whole := _match(words, start, start + len(bare))):
        found = [whole]
    else:
        found = _with_groups(words, found)
    return in_their_places(found, said)


def parse(written: str) -> Value:
    """Return one written number; empty text is no value without an issue."""
    text = " ".join(plain(written).split())
    if not text:
        return Value(CustomerKey.PROTOCOL, None, "")
    number = text.lstrip("# ")
    if not _DIGIT.search(number):
        return wrong(CustomerKey.PROTOCOL, "protocol_digits", text)
    if not _FORM.fullmatch(number.replace(" ", "-")):
        return wrong(CustomerKey.PROTOCOL, "protocol_characters", number)
    value = _NO_SIGN.sub("", number.upper())
    if not MIN_CHARS <= len(value) <= len(number) <= MAX_CHARS:
        return wrong(CustomerKey.PROTOCOL, "protocol_length", number, least=MIN_CHARS, most=MAX_CHARS)
    if kind := document.kind_of(value):
        doubt = issue("protocol_document", document=kind.value.upper())
        return Value(CustomerKey.PROTOCOL, value, number, (doubt,))
    return Value(CustomerKey.PROTOCOL, value, number)


def display(value: str) -> str:
    """Return a canonical number as it stands: how it was once parted is not known."""
    return value


def _with_groups(words: str, found: list[Match]) -> list[Match]:
    """Return what was found, groups of digits with nothing but blanks between as one."""
    for one in _GROUPS.finditer(words) if " " in words else ():
        digits = sum(map(str.isdecimal, one[0]))
        whole = _match(words, *one.span()) if _GROUPED_MIN <= digits <= _GROUPED_MAX else None
        if whole is not None:
            kept = [match for match in found if match.end <= whole.start or match.start >= whole.end]
            found = sorted([*kept, whole], key=lambda match: match.start)
    return found


def _match(words: str, start: int, end: int) -> Match | None:
    written = words[start:end]
    digits = len(_DIGIT.findall(written))
    free = digits and (stands_free(words, start, end) or words[start - 1 : start] == "#")
    read = parse(written) if free and len(written) >= MIN_CHARS else None
    if read is None or read.value is None:
        return None
    traits = {"letters"} if _LETTER.search(written) else {"bare"} if written.isdecimal() else set()
    told = {
        "separated": not written.isalnum(),
        "short": digits < _SHORT,
        "date": _DATE.fullmatch(written) is not None,
        "year": _YEAR.match(written) is not None,
        "document": bool(read.issues),
        "phone": read.value.isdecimal() and phone_number.judged(read.value) in ("", phone_number.FREE),
    }
    return Match(start, end, read, frozenset(traits | {name for name, holds in told.items() if holds}))
