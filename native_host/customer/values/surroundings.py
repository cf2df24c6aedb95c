"""What touches a number in a text: nothing, a word, or signs that make it a part of a code."""

from __future__ import annotations

import re

_LETTERS_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_]{3,20}$")
_LETTERS_BEHIND = re.compile(r"[^\W\d_]{3,20}(?![^\W_])")
_WORD_MAX = 24
"""Words of three letters or more may touch a number, `fone51998123344`; fewer make a code."""
_CODE_SIGNS = frozenset("#_@$%")


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether a number is no part of a code, an address or an amount."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _CODE_SIGNS or behind in _CODE_SIGNS or text[max(0, start - 2) : start] == "$ ":
        return False
    if (
        before.isalnum()
        and not before.isdecimal()
        and not _LETTERS_BEFORE.search(text, max(0, start - _WORD_MAX), start)
    ):
        return False
    return not behind.isalnum() or _LETTERS_BEHIND.match(text, end) is not None


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a word touches a number that stands free."""
    return text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha()
