"""A typed name, of a person or a company."""

from __future__ import annotations

import re

from native_host.customer.issues import issue, refused
from native_host.customer.letter_case import as_people_write
from native_host.protocol.messages import CheckedValue

_LETTERS = re.compile(r"[^\W\d_]")
_MIN_LETTERS = 2


def check(typed: str) -> CheckedValue:
    """Return the name without spare spaces, or what is wrong with it."""
    name = " ".join(typed.split())
    if not name:
        return CheckedValue()
    if "@" in name or len(_LETTERS.findall(name)) < _MIN_LETTERS:
        return refused("name_none")
    issues = [issue("name_one_word")] if " " not in name else []
    return CheckedValue(value=name, display=as_people_write(name), issues=issues)
