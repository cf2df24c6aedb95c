"""Whether a CPF or CNPJ can be one: shape and check digits, told by python-stdnum.

CNPJs may hold letters since July 2026 (Instrução Normativa RFB 2.229/2024); python-stdnum knows them
from 2.2 on. It is imported when first needed: it costs the host's start 40 ms.
"""

from __future__ import annotations

from functools import cache
from operator import mul
from types import ModuleType


def is_cpf(number: str) -> bool:
    """Whether `number`, 11 digits without separators, has right check digits and can exist."""
    if len(number) != 11 or not number.isascii() or _is_repeated(number):
        return False
    if number.isdecimal() and _first_check_digit(number) != int(number[9]):
        return False  # most phones: the library looks at the same ten times as long
    return bool(_libraries()[0].is_valid(number))


def is_cnpj(number: str) -> bool:
    """Whether `number`, 14 characters A-Z0-9 without separators, has right check digits and can exist."""
    return (
        len(number) == 14
        and number.isascii()
        and not _is_repeated(number)
        and bool(_libraries()[1].is_valid(number))
    )


@cache
def _libraries() -> tuple[ModuleType, ModuleType]:
    from stdnum.br import cnpj, cpf  # noqa: PLC0415 - heavy; kept off the host's start

    return cpf, cnpj


def _first_check_digit(number: str) -> int:
    """Return what the tenth digit of a CPF must be."""
    weighed: int = sum(map(mul, range(10, 1, -1), map(int, number)))
    return (11 - weighed) % 11 % 10


def _is_repeated(number: str) -> bool:
    """One character repeated has right check digits, but is given to nobody."""
    return len(set(number)) == 1
