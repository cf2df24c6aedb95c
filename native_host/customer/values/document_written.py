"""One CPF or CNPJ as it is written: its signs, its check digits, what was probably meant."""

from __future__ import annotations

import re

from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import as_digits, as_latin, plain
from native_host.customer.values.match import Value
from native_host.protocol.messages import CustomerKey
from native_host.registers import is_cnpj, is_cpf

CPF_LENGTH, CNPJ_LENGTH = 11, 14
PADDED = {9: CPF_LENGTH, 10: CPF_LENGTH, 12: CNPJ_LENGTH, 13: CNPJ_LENGTH}
"""Digits that are left of a number whose zeros in front a spreadsheet has eaten, and those that it has."""
_LABEL = re.compile(
    r"^\s*(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)\s*(?:[:\-–]\s*)?", re.IGNORECASE
)
SEPARATORS = re.compile(r"[\s./\-_,]")
_CNPJ = re.compile(r"[0-9A-Z]{12}[0-9]{2}")
_ALLOWED = re.compile(r"[0-9A-Z]+")


def parse(written: str) -> Value:
    """Return one written CPF or CNPJ; empty text is no value without an issue."""
    text = plain(written).strip()
    signs = SEPARATORS.sub("", _LABEL.sub("", text))
    number = signs.upper()
    if not text:
        return Value(CustomerKey.CPF, None, "")
    if (read := read_valid(number)) or (read := read_padded(number)):
        return read
    if (meant := _meant(signs)) is not None:
        return wrong(meant.key, "look_alike", text, meant.value, suggestion=meant.display)
    return refused(number, text)


def kind_of(number: str) -> CustomerKey | None:
    """Return what a canonical number is; None if its check digits are wrong, or it is none."""
    if len(number) == CPF_LENGTH and number.isascii() and number.isdecimal() and is_cpf(number):
        return CustomerKey.CPF
    return CustomerKey.CNPJ if _CNPJ.fullmatch(number) and is_cnpj(number) else None


def read_valid(number: str) -> Value | None:
    """Return the CPF or CNPJ with these digits and letters if its check digits are right."""
    kind = kind_of(number)
    if kind is None:
        return None
    if kind is CustomerKey.CPF:
        return Value(kind, number, f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}")
    return Value(kind, number, f"{number[:2]}.{number[2:5]}.{number[5:8]}/{number[8:12]}-{number[12:]}")


def read_padded(number: str) -> Value | None:
    """Return the number that it is with the zeros in front that a spreadsheet has eaten."""
    length = PADDED.get(len(number))
    if length is None or not (number.isascii() and number.isdecimal()):
        return None
    read = read_valid(number.zfill(length))
    return read._replace(issues=(issue("document_padded"),)) if read else None


def _meant(signs: str) -> Value | None:
    """Return the document that it becomes when look-alikes are made what they look like."""
    if signs.isascii() and signs.isdecimal():
        return None
    latin = as_latin(signs)
    digits = as_digits(latin)
    return read_valid(latin.upper()) or read_valid(digits) or read_valid(latin[:12].upper() + digits[12:])


def refused(number: str, text: str) -> Value:
    """Return what is wrong with a number that is no document."""
    key = CustomerKey.CPF if len(number) <= CPF_LENGTH else CustomerKey.CNPJ
    if not _ALLOWED.fullmatch(number) or (len(number) == CPF_LENGTH and not number.isdecimal()):
        return wrong(key, "document_characters", text)
    if len(number) not in (CPF_LENGTH, CNPJ_LENGTH):
        return wrong(key, "document_length", text, count=len(number))
    if not number[-2:].isdecimal():
        return wrong(key, "document_ending", text)
    if len(set(number)) == 1:
        return wrong(key, "document_repeated", text)
    return wrong(key, "check_digits", text, document=key.value.upper())
