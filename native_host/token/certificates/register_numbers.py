"""CPF and CNPJ as certificates carry them: presented only where they are certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_PUNCTUATION = re.compile(r"[\s./-]")


def only_valid(is_valid: Callable[[str], bool], values: Iterable[str]) -> str | None:
    """Return the one valid number among `values`; None without any, or when two contradict each other.

    Zeros mean that a number is missing (DOC-ICP-04); punctuation does not count.

    Args:
        is_valid: `registers.is_cpf` or `registers.is_cnpj`.
        values: what the certificate holds where the number may stand.
    """
    plain = (_PUNCTUATION.sub("", value).upper() for value in values)
    found = {value for value in plain if is_valid(value)}
    return found.pop() if len(found) == 1 else None
