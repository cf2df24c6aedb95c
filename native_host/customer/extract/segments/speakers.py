"""Names under which somebody speaks in a chat."""

from __future__ import annotations

import re

from native_host.customer.extract.limits import SPEAKER_MAX_CHARS
from native_host.customer.extract.vocabulary import folded, vocabulary

_PHONE = re.compile(r"\+?\d[\d ()-]{7,20}$")
_NAME = re.compile(r"[~+@\s]{0,3}(?:[^\W\d_]|\+?\d{2,3}[\s\d(-])[^:;?!=]{0,60}$")
_AROUND_NAME = re.compile(
    r"^(?:from|de)\s(?=[A-Z])|\s(?:to|para)\s(?:everyone|todos|me|mim)\b.{0,40}$"
    r"|\s(?:disse|diz|says|said|escreveu|wrote)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@?[a-z][a-z0-9]{1,29}(?:[._][a-z0-9]{1,29}){1,4}$")
"""The name of an account: `psi.marinatavora`."""
_INITIAL_AT_END = re.compile(r"\s[A-Z]\.$")
_NAME_MAX_WORDS = 6
_SMALL_IN_NAMES = frozenset({"de", "da", "do", "dos", "das", "e", "d", "of", "del", "la"})


def is_speaker(text: str) -> bool:
    """Whether somebody may speak under this name."""
    bare = text.strip()
    if not 0 < len(bare) <= SPEAKER_MAX_CHARS or not (
        _NAME.match(bare) or _PHONE.match(bare) or not bare.isascii()
    ):
        return False
    return len(bare.split()) <= _NAME_MAX_WORDS or _PHONE.match(bare) is not None


def is_name_line(text: str) -> bool:
    """Whether a whole line is a name under which one speaks: capitalised words, or a part that is played."""
    bare = text.strip()
    if _HANDLE.match(bare):
        return True
    if not is_speaker(bare) or (bare[-1] in ".,:" and not _INITIAL_AT_END.search(bare)):
        return False
    plain = folded(bare)
    if is_part(plain) or _PHONE.match(bare):
        return True
    words = [word for word in bare.split() if word.casefold() not in _SMALL_IN_NAMES]
    named = all(word[:1].isupper() or not word[:1].isalnum() for word in words)
    return named and not any(map(str.isdecimal, bare)) and not _is_data_label(plain)


def clean_speaker(text: str) -> str:
    """Return the name of a speaker without what the messenger puts about it."""
    return _AROUND_NAME.sub("", text.strip(" ~[]()\t")).strip(" ~")


def is_part(name: str) -> bool:
    """Whether it is no name but a part that is played: `Cliente`, `Atendente`."""
    first, voice = _first_word(name), vocabulary().sets
    return any(first in voice[f"voice.{who}"] for who in ("agents", "customers", "selves"))


def is_desk(name: str) -> bool:
    """Whether the part is the desk's."""
    return _first_word(name) in vocabulary().sets["voice.agents"]


def _first_word(name: str) -> str:
    found = vocabulary().word.search(folded(name))
    return found[0] if found else ""


def _is_data_label(plain: str) -> bool:
    return any(sort == "label" for _, sort, _ in vocabulary().phrases.get(_first_word(plain), ()))
