"""The libraries that know documents, phones and addresses, used on a text as their manuals show it.

What they find is less than the product finds: no name, no label, no doubt. It is what looking for the rest
at all costs anybody.
"""

from __future__ import annotations

import re
import time

import email_validator
import phonenumbers
from stdnum.br import cnpj, cpf

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"\d[\d./\- ]{9,17}\d")


def found_by_libraries(text: str) -> list[str]:
    """Return what they find, in canonical form."""
    found = []
    for address in _ADDRESS.findall(text):
        try:
            found.append(email_validator.validate_email(address, check_deliverability=False).normalized)
        except email_validator.EmailNotValidError:
            continue
    for match in phonenumbers.PhoneNumberMatcher(text, "BR"):
        found.append(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
    for number in _NUMBER.findall(text):
        found += [kind.compact(number) for kind in (cpf, cnpj) if kind.is_valid(number)]
    return found


def libraries_ms(text: str) -> float:
    """Return the ms that they take, warm."""
    began = time.perf_counter()
    found_by_libraries(text)
    return (time.perf_counter() - began) * 1000
