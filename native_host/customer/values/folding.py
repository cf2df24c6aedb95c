"""Texts by which others are compared: in small letters, without accents."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_OTHERS = re.compile(r"[^\x00-\x7f]")


def folded(text: str) -> str:
    """Return `text` in small letters without accents, each character in its place."""
    if text.isascii():
        return text.lower()
    try:
        return text.encode("latin-1").translate(_latin_folds()).decode("latin-1")
    except UnicodeEncodeError:
        small = text.lower()
        kept = small if len(small) == len(text) else text  # else a letter has become two
        return _OTHERS.sub(lambda sign: _folded(sign[0]), kept).lower()


@cache
def _folded(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].lower()[0]


@cache
def _latin_folds() -> bytes:
    """Return what each of the first 256 characters becomes: the fast way for nearly all texts."""
    folds = (_folded(chr(code)) for code in range(256))
    return bytes(ord(base) if ord(base) < 256 else code for code, base in enumerate(folds))
