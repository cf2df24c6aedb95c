"""The check digits of CPF and CNPJ, as the site checks them when a ticket is saved.

The CNPJ is taken in its old, numeric form and in the alphanumeric form that Receita Federal gives out from
July 2026 on (IN RFB 2.229/2024): every character counts with its ASCII code minus 48.
"""

from __future__ import annotations

import re

_CPF = re.compile(r"\d{11}")
_CNPJ = re.compile(r"[0-9A-Z]{12}\d{2}")


def canonical(text: str) -> str:
    """Return the text without the punctuation of a CPF or CNPJ, in capitals."""
    return re.sub(r"[.\-/\s]", "", text).upper()


def _digit(base: str, weights: range | list[int]) -> str:
    rest = sum((ord(c) - 48) * weight for c, weight in zip(base, weights, strict=True)) % 11
    return "0" if rest < 2 else str(11 - rest)


def is_cpf(text: str) -> bool:
    """Tell whether the text is a CPF with right check digits."""
    code = canonical(text)
    if not _CPF.fullmatch(code) or len(set(code)) == 1:
        return False
    first = _digit(code[:9], range(10, 1, -1))
    return code[9:] == first + _digit(code[:9] + first, range(11, 1, -1))


def is_cnpj(text: str) -> bool:
    """Tell whether the text is a CNPJ, numeric or alphanumeric, with right check digits."""
    code = canonical(text)
    if not _CNPJ.fullmatch(code) or len(set(code)) == 1:
        return False
    weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    first = _digit(code[:12], weights[1:])
    return code[12:] == first + _digit(code[:12] + first, weights)


def is_cpf_or_cnpj(text: str) -> bool:
    """Tell whether the text is either."""
    return is_cpf(text) or is_cnpj(text)
