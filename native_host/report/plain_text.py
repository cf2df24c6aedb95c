"""Texts from a report as they may be shown: no sign that is invisible or turns the direction of reading."""

from __future__ import annotations

import unicodedata

from native_host.report.limits import MARKS_MAX

_INSTEAD = "?"
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories: control, format (with bidi and zero-width), surrogate, private use, unassigned, separators."""

_MARKS = frozenset({"Mn", "Me"})
"""Categories of what is drawn on the letter before it."""

_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Signs of other categories that show nothing: fillers, joiners, variation selectors."""


def plain(text: str, most: int) -> str:
    """Return `text` on one line, composed (NFC), at most `most` characters; `?` for what is not shown.

    A mark too many on a letter is not shown either.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * most])
    shown, marks = "", 0
    for sign in composed:
        marks = marks + 1 if unicodedata.category(sign) in _MARKS else 0
        shown += _INSTEAD if marks > MARKS_MAX or _is_hidden(sign) else sign
    return " ".join(shown.split())[:most]


def _is_hidden(sign: str) -> bool:
    return (
        unicodedata.category(sign) in _NOT_SHOWN or sign in _INVISIBLE or "\U000e0100" <= sign <= "\U000e01ef"
    )
