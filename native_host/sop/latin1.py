"""Qualitor's pages are iso-8859-1: what does not fit could be damaged when the ticket is saved."""

from __future__ import annotations

import unicodedata

_STAND_INS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'",
        "“": '"', "”": '"', "„": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...", "•": "-", "™": "(TM)", "€": "EUR", "\r": "", "\u200b": "", "\ufeff": "",
    }
)  # fmt: skip
"""Typography with a plain equivalent."""

_UNKNOWN = "?"
_KEPT_CONTROLS = "\n\t"


def misfits(text: str) -> list[str]:
    """Return the characters that are outside Latin-1, each once, in their order."""
    return list(dict.fromkeys(character for character in text if not _fits(character)))


def fit(text: str) -> str:
    """Return the text made of Latin-1 only: plain typography, base letters, `?` where nothing is near."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_STAND_INS)
    return "".join(character if _fits(character) else _nearest(character) for character in plain)


def _fits(character: str) -> bool:
    """Latin-1 without control characters: browsers read 0x80 to 0x9F as something else (windows-1252)."""
    code = ord(character)
    return 0x20 <= code < 0x7F or 0xA0 <= code <= 0xFF or character in _KEPT_CONTROLS


def _nearest(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Mn"}:
        return ""
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(part for part in decomposed if _fits(part)) or _UNKNOWN
