"""A typed CPF or CNPJ, the alphanumeric one included (Instrução Normativa RFB 2.229/2024)."""

from __future__ import annotations

import re

from native_host.customer.documents import Document
from native_host.customer.issues import refused
from native_host.customer.look_alikes import as_digits, as_latin, plain_digits
from native_host.protocol.messages import CheckedValue
from native_host.registers import is_cnpj, is_cpf

_LABEL = re.compile(
    r"^\s*(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)\s*(?:[:\-–]\s*)?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s./\-–—‑_,]")
_CNPJ = re.compile(r"[0-9A-Z]{12}[0-9]{2}")
_ALLOWED = re.compile(r"[0-9A-Z]+")
CPF_LENGTH, CNPJ_LENGTH = 11, 14


def check(typed: str) -> CheckedValue:
    """Return the document, or what is wrong with it."""
    number = _SEPARATORS.sub("", _LABEL.sub("", plain_digits(typed))).upper()
    if not number:
        return CheckedValue()
    document = document_of(number)
    if document is not None:
        return CheckedValue(value=document.number, display=document.formatted())
    if (meant := _meant(number)) is not None:
        return refused("look_alike", suggestion=meant.formatted())
    return _refused(number)


def document_of(number: str) -> Document | None:
    """Return the CPF or CNPJ with these digits and letters if its check digits are right."""
    if len(number) == CPF_LENGTH and number.isascii() and number.isdecimal() and is_cpf(number):
        return Document("cpf", number)
    if _CNPJ.fullmatch(number) and is_cnpj(number):
        return Document("cnpj", number)
    return None


def _meant(number: str) -> Document | None:
    """Return the document that it becomes when look-alikes are made what they look like."""
    latin = as_latin(number)
    digits = as_digits(latin)
    return document_of(latin) or document_of(digits) or document_of(latin[:12] + digits[12:])


def _refused(number: str) -> CheckedValue:
    if not _ALLOWED.fullmatch(number):
        return refused("document_characters")
    if len(number) not in (CPF_LENGTH, CNPJ_LENGTH):
        return refused("document_length", count=len(number))
    if len(number) == CPF_LENGTH and not number.isdecimal():
        return refused("document_characters")
    if not number[-2:].isdecimal():
        return refused("document_ending")
    if len(set(number)) == 1:
        return refused("document_repeated")
    return refused("check_digits", document="CPF" if len(number) == CPF_LENGTH else "CNPJ")
