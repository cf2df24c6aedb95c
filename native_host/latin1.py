"""Qualitor's pages are iso-8859-1: what does not fit could be damaged when the ticket is saved."""

from __future__ import annotations

import re
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
_MARKED_LETTER = re.compile(r"LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH ")
"""Unicode's name of a letter with a stroke or a hook: `ł` has no decomposition."""
_MISFIT = re.compile(r"[^\x20-\x7e\xa0-\xff\n\t]")
"""Latin-1 but control characters: browsers read 0x80 to 0x9F as something else (windows-1252)."""


def misfits(text: str) -> list[str]:
    """Return the characters that are outside Latin-1, each once, in their order."""
    return list(dict.fromkeys(_MISFIT.findall(text)))


def fit(text: str) -> str:
    """Return the text made of Latin-1 only: plain typography, base letters, `?` where nothing is near."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_STAND_INS)
    return _MISFIT.sub(lambda sign: _nearest(sign[0]), plain)


def lost(text: str) -> list[str]:
    """Return the letters and digits that `fit` has nothing near for, each once, in their order."""
    return [sign for sign in misfits(text) if sign.isalnum() and _UNKNOWN in fit(sign)]


def _nearest(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Mn"}:
        return ""
    decomposed = unicodedata.normalize("NFKD", character)
    return _MISFIT.sub("", decomposed) or _base_letter(character) or _UNKNOWN


def _base_letter(character: str) -> str:
    marked = _MARKED_LETTER.match(unicodedata.name(character, ""))
    if marked is None:
        return ""
    return marked[2] if marked[1] == "CAPITAL" else marked[2].lower()
