"""How a page words the options of its lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_Form = Callable[[str, int, str], str]
"""Makes what the page shows of an option's text, its number from 1 and what its field is called."""


def worded(form: str, option: str, number: int, field: str) -> str:
    """Return an option as a page of this form shows it."""
    return FORMS[form](option, number, field)


def _no_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


FORMS: dict[str, _Form] = {
    "usual": lambda option, _number, _field: option,
    "upper": lambda option, _number, _field: option.upper(),
    "no_accents": lambda option, _number, _field: _no_accents(option),
    "numbered": lambda option, number, _field: f"{number} - {option}",
    "coded": lambda option, number, _field: f"[{number:02}] {option}",
    "counted": lambda option, number, _field: f"{option} ({number * 7})",
    "bare": lambda option, _number, _field: option.rpartition(" - ")[2],
    "path": lambda option, _number, field: f"{field} > {option}",
    "indented": lambda option, _number, _field: f"\u00a0\u00a0\u00a0\u00a0{option}",
}
