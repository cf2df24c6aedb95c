"""How a page writes its labels: marks of required fields, colons, case, accents, abbreviations."""

from __future__ import annotations

import unicodedata
from html import escape

from tests.pages.model import Field

MARKS = {
    "plain": "$",
    "colon": "$:",
    "spaced_colon": "$ : ",
    "star": "$*",
    "star_before": "* $",
    "star_markup": '$ <span style="color:red">*</span>',
    "star_colon": "$ <font color=red>*</font> :",
    "abbr": '$ <abbr title="obrigatório">*</abbr>',
    "bracket_star": "$ (*)",
    "required_word": "$ (obrigatório)",
    "wide_colon": "$：",
    "nbsp": "$\u00a0:\u00a0",
    "dots": "$ ........:",
    "dash": "$ -",
    "upper": "$",
    "no_accents": "$",
    "soft_hyphen": "$",
    "hard_hyphen": "$:",
    "help": '$ <i class="ajuda" title="Ajuda">?</i>',
    "icon": '<i class="fa fa-asterisk"></i> $',
}
"""By name; `$` stands for the words."""


def markup(words: str, marks: str) -> str:
    """Return the words as markup in one of the ways that pages write them."""
    return MARKS[marks].replace("$", escape(_spelt(words, marks)))


def attribute(words: str, marks: str) -> str:
    """Return the words as an attribute's value: without markup."""
    pattern = MARKS[marks]
    if "<" in pattern:
        pattern = "$ *"
    return escape(pattern.replace("$", _spelt(words, marks)), quote=True).strip()


def words_of(field: Field, wording: str, page: int) -> str:
    """Return what the page calls a field: the usual words, or one of the other ones."""
    if wording == "usual" or len(field.labels) == 1:
        return field.labels[0]
    others = field.labels[1:]
    return others[page % len(others)]


def _spelt(words: str, marks: str) -> str:
    if marks == "upper":
        return words.upper()
    if marks == "no_accents":
        return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    if marks == "soft_hyphen":
        long = max(words.split(), key=len)
        return words.replace(long, f"{long[:4]}\u00ad{long[4:]}") if len(long) > 6 else words
    if marks == "hard_hyphen":
        return words.replace("-", "\u2011")
    return words
