"""Names typed all in capitals or all in small letters, as people write them."""

from __future__ import annotations

import re

_PARTICLES = frozenset({"da", "das", "de", "di", "do", "dos", "del", "e", "von", "van"})
_WORD = re.compile(r"[^\W\d_]+")
_COMPANY = re.compile(
    r"(?i:\b(?:ltda|eireli|epp|s/a|s\.a\.?|cia|slu|associação|cooperativa|sindicato|condomínio)(?!\w))"
    r"|\b(?:ME|MEI|SA|SS)$|&"
)
"""Words of companies: their names hold abbreviations, which are left as they are."""


def is_company(name: str) -> bool:
    """Whether the name has the signs of a company's."""
    return _COMPANY.search(name) is not None


def as_people_write(name: str) -> str:
    """Return `MARIA DA SILVA` and `maria da silva` as `Maria da Silva`; anything else as it is."""
    if not (name.isupper() or name.islower()) or is_company(name):
        return name
    return _WORD.sub(_word, name.lower()) if name else name


def _word(match: re.Match[str]) -> str:
    word = match[0]
    inside = match.start() > 0
    return word if inside and word in _PARTICLES else word[0].upper() + word[1:]
