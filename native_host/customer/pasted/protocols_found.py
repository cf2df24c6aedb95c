"""Protocol numbers: only what is called one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.checks import protocol
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.pieces import Piece
from native_host.protocol.messages import Confidence, CustomerKey

_NUMBER = re.compile(r"(?:[A-Za-z]{1,8}[./_-]?)?\d[0-9A-Za-z]{0,30}(?:[./_-][0-9A-Za-z]{1,20}){0,5}")
_NEAR = re.compile(
    r"[\s:.=#\"'°º-]{0,60}(?:(?:é|e|eh|foi|o|n[ºo°.]{1,3}|número|numero)(?!\w)[\s:.]{0,20}){0,3}",
    re.IGNORECASE,
)
_LEAST_DIGITS_IN_PROSE = 4
"""`protocolo 24 horas` is no number; five digits without any sign are one."""


def protocols_found(piece: Piece) -> Iterator[Find]:
    """Yield the number behind the label, if there is one."""
    if piece.kind not in ("protocol", "old_protocol"):
        return
    near = _NEAR.match(piece.text)
    match = _NUMBER.match(piece.text, near.end() if near else 0)
    if match is None:
        return
    checked = protocol.check(match[0].rstrip("./_-"))
    digits = sum(map(str.isdecimal, match[0]))
    if checked.value is None or not (piece.strong or digits >= _LEAST_DIGITS_IN_PROSE):
        return
    find = Find(
        CustomerKey.PROTOCOL,
        checked.value,
        checked.display,
        Confidence.SURE if piece.strong and digits >= _LEAST_DIGITS_IN_PROSE else Confidence.LIKELY,
        piece,
        piece.start + match.start(),
        issues=[],
    )
    if checked.issues:
        find.weaken(Confidence.LIKELY, checked.issues[0])
    if piece.kind == "old_protocol":
        find.weaken(Confidence.UNSURE)
    yield find
