"""A typed protocol number: letters, digits and signs between them; every desk has its own form."""

from __future__ import annotations

import re

from native_host.customer.checks.document import document_of
from native_host.customer.issues import issue, refused
from native_host.customer.look_alikes import plain_digits
from native_host.protocol.messages import CheckedValue

_SIGNS = re.compile(r"\W")
_FORM = re.compile(r"[0-9A-Za-z]+(?:[./_\-][0-9A-Za-z]+)*")
MIN_CHARS, MAX_CHARS = 3, 40
"""Shorter is a word or a year's half; longer is a code of something else."""


def check(typed: str) -> CheckedValue:
    """Return the number as it was typed, or what is wrong with it."""
    number = " ".join(plain_digits(typed).split()).lstrip("#").strip()
    if not number:
        return CheckedValue()
    if not any(character.isdecimal() for character in number):
        return refused("protocol_digits")
    if not _FORM.fullmatch(number.replace(" ", "-")):
        return refused("protocol_characters")
    if not MIN_CHARS <= len(number) <= MAX_CHARS:
        return refused("protocol_length", least=MIN_CHARS, most=MAX_CHARS)
    document = document_of(_SIGNS.sub("", number).upper())
    issues = [issue("protocol_document", document=document.kind.upper())] if document else []
    return CheckedValue(value=number, display=number, issues=issues)
