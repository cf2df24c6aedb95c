"""Whether a CPF or CNPJ can be one: shape and check digits, told by python-stdnum.

CNPJs may hold letters since July 2026 (Instrução Normativa RFB 2.229/2024); python-stdnum knows them
from 2.2 on. It is imported when first needed: it costs the host's start 40 ms.
"""

from __future__ import annotations


def is_cpf(number: str) -> bool:
    """Whether `number`, 11 digits without separators, has right check digits and can exist."""
    from stdnum.br import cpf  # noqa: PLC0415 - heavy; kept off the host's start

    return len(number) == 11 and number.isascii() and not _is_repeated(number) and bool(cpf.is_valid(number))


def is_cnpj(number: str) -> bool:
    """Whether `number`, 14 characters A-Z0-9 without separators, has right check digits and can exist."""
    from stdnum.br import cnpj  # noqa: PLC0415 - heavy; kept off the host's start

    return len(number) == 14 and number.isascii() and not _is_repeated(number) and bool(cnpj.is_valid(number))


def _is_repeated(number: str) -> bool:
    """One character repeated has right check digits, but is given to nobody."""
    return len(set(number)) == 1
