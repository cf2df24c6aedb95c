"""CPF and CNPJ as certificates carry them: presented only where they are certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_PUNCTUATION = re.compile(r"[\s./-]")

_PREFIX = re.compile(r"\A(?:[A-Z]{3}BR|(?:[A-Z]{2}:)?BR|CPF|CNPJ)[\s:=-]*", re.IGNORECASE)
"""What may stand before a number in a subject: its register, or register and country ("TINBR-", "CP:BR-",
ETSI EN 319 412-1, section 5.1.3)."""


def only_valid(is_valid: Callable[[str], bool], values: Iterable[str]) -> str | None:
    """Return the one valid number among `values`; None without any, or when two contradict each other.

    Zeros mean that a number is missing (DOC-ICP-04); punctuation does not count.

    Args:
        is_valid: `registers.is_cpf` or `registers.is_cnpj`.
        values: what the certificate holds where the number may stand.
    """
    forms = (form for value in values for form in (value, _PREFIX.sub("", value.lstrip())))
    plain = (_PUNCTUATION.sub("", form).upper() for form in forms)
    found = {value for value in plain if is_valid(value)}
    return found.pop() if len(found) == 1 else None
