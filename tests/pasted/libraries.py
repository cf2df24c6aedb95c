"""The best that there is without this product: per key one library, or one pattern, used as its manual says.

Phones: the matcher of `phonenumbers`, numbers that are valid. CPF and CNPJ: a pattern and `python-stdnum`, as
`tarja` does it. Addresses: one pattern. Names: capitalised words of which the first is a given name of the
census. Protocols: nothing finds them. None says whose a value is, nor how sure.
"""

from __future__ import annotations

import re
from functools import cache

import phonenumbers
from stdnum.br import cnpj, cpf

from tests.pasted import Values
from tests.pasted.generate.people import ascii_of, given_names

_CPF = re.compile(r"(?<![\w.-])\d{3}[. ]?\d{3}[. ]?\d{3}[-/ ]?\d{2}(?![\w-])")
_CNPJ = re.compile(
    r"(?<![\w.-])[A-Z0-9]{2}[. ]?[A-Z0-9]{3}[. ]?[A-Z0-9]{3}[/ ]?[A-Z0-9]{4}[- ]?\d{2}(?![\w-])", re.I
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_NAME = re.compile(rf"\b{_WORD}(?:[ \t]+(?:(?:d[aeo]s?|e|DA|DE|DO|DOS|DAS)[ \t]+)?{_WORD})+")


def found_alone(text: str) -> Values:
    """Return what each finds, by key, in canonical form."""
    return {
        "name": [name for name in _NAME.findall(text) if ascii_of(name.split()[0]).upper() in _given()],
        "cpf": [cpf.compact(one) for one in _CPF.findall(text) if cpf.is_valid(one)],
        "cnpj": [cnpj.compact(one) for one in _CNPJ.findall(text) if cnpj.is_valid(one)],
        "phone": [
            phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            for match in phonenumbers.PhoneNumberMatcher(text, "BR")
        ],
        "email": [_lower_domain(address) for address in _EMAIL.findall(text)],
        "protocol": [],
    }


def _lower_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


@cache
def _given() -> frozenset[str]:
    return frozenset(ascii_of(name).upper() for name in given_names())
