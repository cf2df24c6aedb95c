"""Comparing texts as people do."""

from __future__ import annotations

import unicodedata


def plain(value: str) -> str:
    """Return the text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", value.casefold().strip())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
