"""What mail programs, messengers and word processors do to a code on its way, undone.

Nothing is guessed: whatever is undone here must pass the code's own check. What is lost for good stays lost,
e.g. the underscores that a messenger takes for italics; the code is then refused and copied once more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TAG = re.compile(r"</?(?:br|wbr|p|div|span|font|b|i|a|td|tr|pre|code)\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|gt|lt|shy|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)

_NO_SIGN_OF_A_CODE = frozenset(">|*~`=\\")
"""Marks of quoted mail, of bold and struck text, of quoted-printable line ends and of escaping."""

_ONE_DASH = dict.fromkeys(map(ord, "‐‑‒−﹣－"), "-")
_EN, _EM = ord("–"), ord("—")
_DASHES = ({_EN: "-", _EM: "--"}, {_EN: "--", _EM: "--"}, {_EN: "-", _EM: "-"})
"""Automatic typography makes one long dash of two short ones, or another one of one."""


def readings(pasted: str) -> Iterator[str]:
    """Yield what may have been meant, likeliest first, without all that is no sign of a code."""
    if "<" in pasted:
        pasted = _TAG.sub("", pasted)
    if "&" in pasted:
        pasted = _ENTITY.sub("", pasted)
    joined = "".join(character for character in pasted if _belongs(character)).translate(_ONE_DASH)
    yield from dict.fromkeys(joined.translate(dashes) for dashes in _DASHES)


def _belongs(character: str) -> bool:
    if character.isascii():
        return not character.isspace() and character not in _NO_SIGN_OF_A_CODE
    return not character.isspace() and unicodedata.category(character) != "Cf"
