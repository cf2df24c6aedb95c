"""E-mail and web addresses in a line: hidden from whoever looks for labels."""

from __future__ import annotations

import re

from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values.folding import folded

_LOCAL = re.compile(r"[\w.%+'-]{1,64}$")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W_]{2,24}")
_WEB = re.compile(r"\b(?:https?://|www\.)\S{1,500}", re.IGNORECASE)
_LOCAL_MAX = 64
"""Longest part before the @ (RFC 5321, section 4.5.3.1.1)."""

_LETTERS = re.compile(r"[^\W\d_]+")

MASK = "\x00"
"""Stands for each character of an address."""


def masked(text: str) -> str:
    """Return `text`, of the same length, with its addresses masked."""
    if "@" in text:
        signs = list(text)
        for begin, end in _addresses_in(text):
            signs[begin:end] = MASK * (end - begin)
        text = "".join(signs)
    return _WEB.sub(lambda match: MASK * len(match[0]), text) if "www." in text or "://" in text else text


def _addresses_in(text: str) -> list[tuple[int, int]]:
    """Return beginning and end of whatever is shaped like an e-mail address."""
    found = []
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - _LOCAL_MAX) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain and text[at + 1 : at + 2] != "@":
            begin = at - len(local[0].lstrip(".'-"))
            found.append((begin, domain.end()))
        at = text.find("@", at + 1)
    return found


def is_unattended(address: str) -> bool:
    """Whether nobody reads what is sent to an e-mail address: `noreply@`."""
    words = " ".join(_LETTERS.findall(folded(address.partition("@")[0])))
    return words in vocabulary().sets["voice.unattended"]
